/* The page's behaviour. One state, one `paint`; every view shows the state and nothing else.
   All text reaches the page by textContent; the page works without this script, as a document. */
"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const facts = read("facts");
  const drawn = read("drawn");
  const wide = matchMedia("(min-width: 62.5rem) and (min-height: 34rem)");

  // What is known: claims, sources and attributions by id, and which claims bear on each other.
  const attributions = new Map(facts.attributions.map((item) => [item.id, item]));
  const claims = new Map(facts.claims.map((item) => [item.id, { ...item, said: [] }]));
  const sources = new Map(facts.sources.map((item) => [item.id, { ...item, said: [] }]));
  for (const item of attributions.values()) {
    if (claims.has(item.claim)) claims.get(item.claim).said.push(item);
    if (sources.has(item.source)) sources.get(item.source).said.push(item);
  }
  const passages = all(".p").map((node) => ({ node, ids: node.dataset.at.split(" ") }));
  const mentions = all(".m").map((node) => (
    { node, source: node.dataset.source, said: (node.dataset.for || "").split(" ") }));
  const lines = all(".line").map((node) => ({ node, from: Number(node.dataset.from) }));
  const nodes = new Map(drawn.nodes.map((node) => [node.id, node]));
  const ties = drawn.edges.filter((edge) => edge.kind !== "same");

  const worded = new Map();
  for (const { node, ids } of passages) {
    for (const id of ids) worded.set(id, `${worded.get(id) || ""} ${node.textContent}`);
  }
  for (const claim of claims.values()) {
    const speakers = claim.said.map((item) => (sources.get(item.source) || { label: "no source" }).label);
    const words = claim.said.map((item) => worded.get(item.id) || "");
    claim.text = [claim.number, ...words, ...speakers].join(" ").toLowerCase();
  }
  for (const source of sources.values()) source.text = source.label.toLowerCase();

  // The state, and what follows from it.
  const TABS = ["details", "sources", "claims", "summary"];
  const PANES = ["panel", "text", "graph"];
  const state = { sel: [], show: new Set(), find: "", tab: "details", pane: "panel", back: "" };

  const wanted = () => state.find.toLowerCase().split(/\s+/).filter(Boolean);

  function seen() {
    const words = wanted();
    const fits = (item) =>
      (!state.show.size || state.show.has(item.level)) && words.every((word) => item.text.includes(word));
    const shown = new Set([...claims.values()].filter(fits).map((item) => item.id));
    const heard = (source) => fits(source) || source.said.some((item) => shown.has(item.claim));
    for (const source of [...sources.values()].filter(heard)) shown.add(source.id);
    return shown;
  }

  function lit() {
    const chosen = state.sel.filter((id) => claims.has(id));
    const byClaim = (item) => chosen.includes(item.claim);
    const bySource = (item) => state.sel.includes(item.source);
    const said = [...attributions.values()].filter(chosen.length ? byClaim : bySource);
    const ids = new Set([...state.sel, ...said.flatMap((item) => [item.id, item.claim, item.source])]);
    const near = new Set();
    for (const { from, to } of ties) {
      const ends = [nodes.get(from).claim, nodes.get(to).claim];
      if (chosen.includes(ends[0])) near.add(ends[1]);
      if (chosen.includes(ends[1])) near.add(ends[0]);
    }
    ids.delete(null);
    return { ids, near };
  }

  const filtering = () => state.show.size > 0 || state.find.trim() !== "";

  /** Change the state and show it; `origin` is the view that must not be moved by it. */
  function change(next, origin) {
    const before = state.sel.join();
    Object.assign(state, next);
    if (state.sel.length && filtering() && !state.sel.some((id) => seen().has(id))) {
      // What the reader did last wins: a new filter lets go of what it hides, and a choice of
      // something hidden lets go of the filter.
      if ("show" in next || "find" in next) state.sel = [];
      else [state.show, state.find] = [new Set(), ""];
    }
    paint();
    if (state.sel.join() !== before || "sel" in next) reveal(origin);
  }

  function paint() {
    const view = { shown: seen(), ...lit(), any: state.sel.length > 0 };
    paintLegend(view);
    paintText(view);
    paintPanel(view);
    paintPanes(view);
    graph.paint(view);
    writeHash();
  }

  // Header: figures that filter, search.
  const everything = { of: one("#of").textContent };
  const found = window.Highlight && CSS.highlights;

  function paintLegend({ shown }) {
    document.body.classList.toggle("filtering", state.show.size > 0);
    for (const tile of all(".tile[aria-pressed]")) {
      tile.setAttribute("aria-pressed", String(state.show.has(tile.dataset.show)));
    }
    const number = [...claims.keys()].filter((id) => shown.has(id)).length;
    one("#number").textContent = number;
    one("#of").textContent = filtering() ? `of ${plural(claims.size, "claim")}` : everything.of;
    one("#from").hidden = filtering();
    one(".again").hidden = !filtering();
    if (one("#find").value !== state.find) one("#find").value = state.find;
    if (found) markFound();
  }

  function markFound() {
    const words = wanted().filter((word) => word.length > 1);
    const marks = new Highlight();
    const walker = document.createTreeWalker(one(".story"), NodeFilter.SHOW_TEXT);
    while (words.length && walker.nextNode()) {
      for (const word of words) markWord(marks, walker.currentNode, word);
    }
    CSS.highlights.set("found", marks);
  }

  function markWord(marks, node, word) {
    const text = node.data.toLowerCase();
    if (text.length !== node.data.length) return; // a few letters grow in lower case
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      marks.add(rangeOf([node, at], [node, at + word.length]));
    }
  }

  // Text: passages, mentions, and the words that a piece of evidence points at.
  function paintText({ shown, ids, near }) {
    for (const { node, ids: own } of passages) {
      const said = own.map((id) => attributions.get(id));
      const claimless = (item) => !item.claim && shown.has(item.source);
      node.classList.toggle("off", !said.some((item) => shown.has(item.claim) || claimless(item)));
      node.classList.toggle("lit", own.some((id) => ids.has(id)));
      node.classList.toggle("near", said.some((item) => near.has(item.claim)));
    }
    for (const { node, source, said } of mentions) {
      node.classList.toggle("lit", state.sel.includes(source) || said.some((id) => ids.has(id)));
    }
  }

  function rangeOf([startNode, start], [endNode, end]) {
    const range = new Range();
    range.setStart(startNode, start);
    range.setEnd(endNode, end);
    return range;
  }

  /** The place in the page of an offset into the article, which counts whole characters. */
  function pointAt(offset, ends) {
    const line = lines.filter(({ from }) => (ends ? from < offset : from <= offset)).pop() || lines[0];
    let left = offset - line.from;
    const walker = document.createTreeWalker(line.node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const letters = Array.from(walker.currentNode.data);
      if (left <= letters.length) return [walker.currentNode, letters.slice(0, left).join("").length];
      left -= letters.length;
    }
    return [line.node, line.node.childNodes.length];
  }

  function showPlace(from, to) {
    if (!wide.matches) change({ pane: "text" }, "");
    const range = rangeOf(pointAt(from, false), pointAt(to, true));
    if (found) CSS.highlights.set("place", new Highlight(range));
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
    say(`Shown in the text: ${range.toString()}`);
  }

  // Panel: tabs, cards, tables.
  function paintPanel({ shown, ids, any }) {
    for (const name of TABS) {
      const tab = one(`#tab-${name}`);
      tab.setAttribute("aria-selected", String(name === state.tab));
      tab.tabIndex = name === state.tab ? 0 : -1;
      one(`#${name}`).classList.toggle("open", name === state.tab);
    }
    one("#look").hidden = any;
    one("#cards").hidden = !any;
    one("#unselect").textContent = state.back ? `← Back to ${state.back}` : "← Look first";
    for (const card of all(".card")) card.classList.toggle("shown", state.sel.includes(card.id));
    for (const table of ["sources", "claims"]) {
      const rows = all(`#${table} tr[data-row]`);
      for (const row of rows) {
        row.hidden = !shown.has(row.dataset.row);
        row.classList.toggle("lit", ids.has(row.dataset.row));
      }
      one(`#${table} .none`).hidden = rows.some((row) => !row.hidden);
    }
  }

  function paintPanes({ any }) {
    for (const name of PANES) {
      one(`.pane.${name}`).classList.toggle("front", name === state.pane);
      const button = one(`.switch [data-pane="${name}"]`);
      if (name === state.pane) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    one("#peek").hidden = !any || state.pane === "panel";
    if (any) one("#peeked-words").textContent = summed(state.sel).split(". ")[0].replace(", rests on:", ":");
  }

  /** Bring what was chosen into sight, in every view but the one where it was chosen. */
  function reveal(origin) {
    if (!state.sel.length) return;
    if (found) CSS.highlights.delete("place");
    say(summed(state.sel));
    if (origin === "look" && !wide.matches) {
      state.pane = "text";
      paint();
    }
    if (origin !== "text") {
      const target = one(".p.lit") || one(".m.lit");
      if (target) target.scrollIntoView({ block: "center" });
    }
    if (origin !== "graph") graph.reveal();
    if (wide.matches || state.pane === "panel") one("#panel").scrollTop = 0;
    if (!wide.matches && state.pane === "panel") one("#panel").scrollIntoView();
    const row = one(`.open tr.lit`);
    if (row) row.scrollIntoView({ block: "nearest" });
  }

  function summed(ids) {
    const chosen = ids.filter((id) => claims.has(id)).map((id) => claims.get(id));
    const speaker = ids.map((id) => sources.get(id)).find(Boolean);
    if (!chosen.length) return `${speaker.label}: ${speaker.rests}, ${plural(claimsOf(speaker).length, "claim")}`;
    if (chosen.length > 1) return `Claims ${chosen.map((item) => item.number).join(", ")}`;
    const names = chosen[0].said.map((item) => (sources.get(item.source) || { label: "no source" }).label);
    return `Claim ${chosen[0].number}, rests on: ${chosen[0].rests}. ${[...new Set(names)].join(", ")}`;
  }

  const plural = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const claimsOf = (source) => [...new Set(source.said.map((item) => item.claim).filter(Boolean))];

  function say(words) {
    one("#say").textContent = words;
  }

  // The graph, drawn by vis-network at places computed beforehand.
  const SHAPES = {
    N: (ctx, r) => ctx.arc(0, 0, r * 0.85, 0, 7),
    R: (ctx, r) => ctx.rect(-r * 0.8, -r * 0.8, r * 1.6, r * 1.6),
    D: (ctx, r) => polygon(ctx, r, [[0, -0.95], [1, 0.8], [-1, 0.8]]),
    A: (ctx, r) => polygon(ctx, r, [[0, -1.05], [1.05, 0], [0, 1.05], [-1.05, 0]]),
    U: (ctx, r) => polygon(ctx, r, [[-0.5, -0.9], [0.5, -0.9], [1, 0], [0.5, 0.9], [-0.5, 0.9], [-1, 0]]),
  };
  const BORDERS = { N: [], R: [], D: [6, 3], A: [2, 2], U: [1, 4] };

  function polygon(ctx, r, corners) {
    corners.forEach(([x, y], index) => ctx[index ? "lineTo" : "moveTo"](x * r, y * r));
    ctx.closePath();
  }

  const graph = (() => {
    const scroll = one("#scroll");
    const host = one("#canvas");
    const lanes = drawn.nodes.filter((node) => node.type === "source");
    const pills = new Map(lanes.map((lane) => [lane.id, []]));
    for (const node of drawn.nodes) if (node.type === "claim") pills.get(node.lane).push(node);
    const names = new Map();
    let network = null;
    let sets = null;
    let view = null;
    let kind = "wide";
    let frame = drawn.frames.wide;
    let size = { width: 0, height: 0, scale: 1 };
    let zoom = 1;
    let rows = [];
    let at = null;
    let ink = {};
    let drawnFor = "";

    function colours() {
      const style = getComputedStyle(document.documentElement);
      const get = (name) => style.getPropertyValue(`--${name}`).trim();
      ink = { font: style.fontFamily || "sans-serif" };
      for (const name of ["paper", "ink", "soft", "line", "edge", "focus", "hi", "outline"]) ink[name] = get(name);
      for (const letter of "NRDAU") ink[letter] = { line: get(letter), fill: get(`fill-${letter}`) };
      names.clear();
    }

    const isShown = (node) =>
      node.type === "claim" ? view.shown.has(node.claim)
        : node.ref ? view.shown.has(node.ref) : pills.get(node.id).some(isShown);
    const isLit = (node) =>
      node.type === "claim" ? node.attributions.some((id) => view.ids.has(id)) || view.near.has(node.claim)
        : view.ids.has(node.ref) || pills.get(node.id).some((pill) => pill.attributions.some((id) => view.ids.has(id)));

    /** Set the rows that are shown one under another, as `lanes.picture` does. */
    function stack() {
      kind = scroll.clientWidth >= 530 ? "wide" : "narrow";
      frame = drawn.frames[kind];
      rows = [];
      let y = 0;
      let level = "";
      for (const lane of lanes.filter(isShown)) {
        const head = lane.level === level ? 0 : frame.head;
        level = lane.level;
        const own = pills.get(lane.id).filter(isShown);
        const lines = [...new Set([0, ...own.map((pill) => pill[kind][1])])].sort((a, b) => a - b);
        if (lines.length > 1 && !own.some((pill) => pill[kind][1] === 0)) lines.shift();
        rows.push({ lane, head, y: y + head, pills: own, lines });
        y += head + frame.top + lines.length * frame.row;
      }
      size.width = frame.width;
      size.height = y + frame.foot;
    }

    const middle = (row, line) => row.y + frame.top + line * frame.row + frame.row / 2;
    const spot = (row, pill) => ({ x: pill[kind][0], y: middle(row, row.lines.indexOf(pill[kind][1])) });
    const mark = (row) => ({ x: frame.mark, y: frame.top ? row.y + frame.top / 2 : middle(row, 0) });

    function place() {
      const updates = new Map(drawn.nodes.map((node) => [node.id, { id: node.id, hidden: true }]));
      for (const row of rows) {
        updates.set(row.lane.id, { id: row.lane.id, hidden: false, ...mark(row) });
        for (const pill of row.pills) updates.set(pill.id, { id: pill.id, hidden: false, ...spot(row, pill) });
      }
      sets.nodes.update([...updates.values()]);
    }

    function resize() {
      const room = scroll.clientWidth - 4;
      const base = Math.min(1.25, Math.max(0.85, room / size.width));
      size.scale = base * zoom;
      const [width, height] = [Math.floor(size.width * size.scale), Math.ceil(size.height * size.scale)];
      host.style.width = `${width}px`;
      host.style.height = `${height}px`;
      network.setSize(`${width}px`, `${height}px`);
      network.moveTo({ position: { x: size.width / 2, y: size.height / 2 }, scale: size.scale, animation: false });
      network.redraw();
    }

    function start() {
      colours();
      const renderer = (node) => ({ ...node, ctxRenderer: node.type === "claim" ? drawPill : drawSource });
      sets = {
        nodes: new vis.DataSet(drawn.nodes.map(renderer)),
        edges: new vis.DataSet(drawn.edges.map((edge) => ({ ...edge, hidden: edge.kind !== "same" }))),
      };
      network = new vis.Network(host, sets, drawn.options);
      one(".vis-network", host).tabIndex = -1;
      network.on("beforeDrawing", drawRows);
      network.on("click", click);
      network.on("hoverNode", () => { host.style.cursor = "pointer"; });
      network.on("blurNode", () => { host.style.cursor = ""; });
    }

    function paintEdges() {
      sets.edges.update(drawn.edges.map((edge) => {
        const ends = [nodes.get(edge.from), nodes.get(edge.to)];
        const both = ends.every(isShown);
        if (edge.kind === "same") {
          return { id: edge.id, hidden: !both || (view.any && !ends.every(isLit)), color: view.any ? ink.soft : ink.line };
        }
        const chosen = view.any && ends.some((end) => end.attributions.some((id) => view.ids.has(id)));
        return {
          id: edge.id, hidden: !both || !chosen, label: edge.kind, color: ink.ink, dashes: [5, 4],
          arrows: { to: { enabled: true, scaleFactor: 0.6 } },
          smooth: { enabled: true, type: bow(...ends.map((end) => network.getPosition(end.id))), roundness: 0.25 },
          font: { color: ink.ink, size: 12, face: ink.font, strokeColor: ink.paper, strokeWidth: 5, align: "horizontal" },
        };
      }));
    }

    /** Bow a line towards the middle of the picture, so that its word is not cut off. */
    function bow(from, to) {
      const right = from.x + to.x > size.width;
      return right === from.y < to.y ? "curvedCCW" : "curvedCW";
    }

    function drawRows(ctx) {
      for (const row of rows) {
        ctx.textBaseline = "middle";
        if (row.head) text(ctx, levelWords(row.lane.level), 8, row.y - 10, `600 12px ${ink.font}`, ink.soft, "left");
        ctx.strokeStyle = ink.line;
        ctx.lineWidth = 1;
        for (let line = 0; line < row.lines.length; line += 1) {
          ctx.beginPath();
          ctx.moveTo(frame.top ? 8 : frame.mark + 13, middle(row, line));
          ctx.lineTo(frame.width - 8, middle(row, line));
          ctx.stroke();
        }
      }
    }

    const levelWords = (level) => one(`.tile[data-show="${level}"] .name`).lastChild.textContent.trim();
    const dim = (node) => (view.any && !isLit(node) ? 0.45 : 1);
    const focused = (node) => at === node.id && document.activeElement === host;

    function text(ctx, words, x, y, font, colour, align) {
      ctx.font = font;
      ctx.fillStyle = colour;
      ctx.textAlign = align;
      ctx.fillText(words, x, y);
    }

    /** A name broken and cut to the room left of its row (two lines) or above it (one). */
    function fitted(ctx, node, font) {
      const key = `${font} ${kind} ${node.id}`;
      if (!names.has(key)) {
        ctx.font = font;
        const room = frame.top ? frame.width - frame.name - 16 : frame.name - 6;
        names.set(key, broken(node.label, frame.top ? 1 : 2, (words) => ctx.measureText(words).width <= room));
      }
      return names.get(key);
    }

    function broken(words, most, fits) {
      if (fits(words)) return [words];
      let end = words.length;
      while (end > 1 && !fits(words.slice(0, end) + (most > 1 ? "" : "…"))) end -= 1;
      if (most < 2) return [`${words.slice(0, end).trimEnd()}…`];
      const gap = words.lastIndexOf(" ", end);
      const cut = gap > 0 ? gap : end;
      return [words.slice(0, cut), ...broken(words.slice(cut).trim(), most - 1, fits)];
    }

    function drawSource({ ctx, id, x, y }) {
      const node = nodes.get(id);
      const chosen = state.sel.includes(node.ref) && node.ref !== "";
      const drawNode = () => {
        ctx.save();
        ctx.globalAlpha = dim(node);
        const font = `${chosen ? 700 : 400} 13px ${ink.font}`;
        const parts = fitted(ctx, node, font);
        ctx.textBaseline = "middle";
        parts.forEach((words, index) => {
          const middle = y + (index - (parts.length - 1) / 2) * 15;
          text(ctx, words, frame.name, middle, font, ink.ink, frame.top ? "left" : "right");
        });
        ctx.translate(x, y);
        ctx.beginPath();
        SHAPES[node.letter](ctx, 9.5);
        ctx.fillStyle = ink[node.letter].fill;
        ctx.fill();
        ctx.lineWidth = chosen ? 4 : 2;
        ctx.strokeStyle = ink.outline;
        ctx.stroke();
        if (focused(node)) ring(ctx, -14, -14, 28, 28);
        ctx.restore();
      };
      return { drawNode, nodeDimensions: { width: 28, height: 28 } };
    }

    function drawPill({ ctx, id, x, y }) {
      const node = nodes.get(id);
      const [width, height] = [node.width, 26];
      const chosen = node.attributions.some((name) => view.ids.has(name)) && view.any;
      const drawNode = () => {
        ctx.save();
        ctx.translate(x - width / 2, y - height / 2);
        ctx.beginPath();
        ctx.roundRect(0, 0, width, height, 6);
        ctx.fillStyle = chosen ? ink.hi : ink.paper;
        ctx.fill(); // before dimming: no line may show through the words
        ctx.globalAlpha = dim(node);
        ctx.setLineDash(BORDERS[node.letter]);
        ctx.lineCap = node.letter === "U" ? "round" : "butt";
        ctx.lineWidth = chosen ? 3 : 2;
        ctx.strokeStyle = ink[node.letter].line;
        ctx.stroke();
        if (node.letter === "R") inner(ctx, width, height);
        ctx.setLineDash([]);
        if (focused(node)) ring(ctx, -4, -4, width + 8, height + 8);
        ctx.textBaseline = "middle";
        text(ctx, node.label, width / 2, height / 2 + 1, `600 12px ${ink.font}`, ink.ink, "center");
        ctx.restore();
      };
      return { drawNode, nodeDimensions: { width, height: frame.row } };
    }

    function inner(ctx, width, height) {
      ctx.beginPath();
      ctx.roundRect(3, 3, width - 6, height - 6, 4);
      ctx.lineWidth = 1;
      ctx.stroke();
    }

    function ring(ctx, x, y, width, height) {
      ctx.beginPath();
      ctx.roundRect(x, y, width, height, 7);
      ctx.lineWidth = 2.5;
      ctx.strokeStyle = ink.focus;
      ctx.stroke();
    }

    function click({ pointer }) {
      let node = nodes.get(network.getNodeAt(pointer.DOM));
      if (!node) {
        const { x, y } = pointer.canvas;
        const row = rows.find((item) => Math.abs(y - mark(item).y) < frame.row / 2);
        if (row && (frame.top || x < frame.mark + 14)) node = row.lane;
      }
      if (!node) return;
      at = node.id;
      choose(node);
    }

    const choose = (node) => {
      if (node.type === "claim") change({ sel: [node.claim], tab: "details", back: "" }, "graph");
      else if (node.ref) change({ sel: [node.ref], tab: "details", back: "" }, "graph");
      else change({ show: new Set(["none"]), sel: [] }, "graph");
    };

    // Walking: a row is a source and its pills.
    function walk(key) {
      const row = Math.max(0, rows.findIndex((item) => item.lane.id === at || item.pills.some((pill) => pill.id === at)));
      const line = [rows[row].lane, ...rows[row].pills];
      const column = Math.max(0, line.findIndex((node) => node.id === at));
      const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -line.length, End: line.length };
      if (key in steps) return line[Math.min(line.length - 1, Math.max(0, column + steps[key]))];
      const next = rows[Math.min(rows.length - 1, Math.max(0, row + (key === "ArrowDown" ? 1 : -1)))];
      return column ? nearest(next, line[column]) : next.lane;
    }

    function nearest(row, node) {
      const gap = (pill) => Math.abs(pill[kind][0] - node[kind][0]);
      return row.pills.reduce((best, pill) => (best && gap(best) <= gap(pill) ? best : pill), null) || row.lane;
    }

    function spoken(node) {
      if (node.type === "claim") return summed([node.claim]);
      return node.ref ? summed([node.ref]) : `No source given, ${plural(pills.get(node.id).length, "claim")}`;
    }

    function keydown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || !rows.length) return;
      const { key } = event;
      if (/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(key)) {
        const node = at === null || !nodes.has(at) ? rows[0].lane : walk(key);
        at = node.id;
        sight(node);
        network.redraw();
        say(spoken(node));
      } else if (key === "Enter" || key === " ") {
        if (at !== null) choose(nodes.get(at));
      } else if (key === "+" || key === "=") scaleBy(1.25);
      else if (key === "-") scaleBy(0.8);
      else if (key === "0") scaleBy(0);
      else return;
      event.preventDefault();
    }

    function scaleBy(factor) {
      zoom = factor ? Math.min(3, Math.max(0.6, zoom * factor)) : 1;
      if (network) resize();
    }

    /** Scroll the graph so that a node can be seen. */
    function sight(node) {
      const row = rows.find((item) => item.lane.id === node.id || item.pills.some((pill) => pill.id === node.id));
      if (!row || !scroll.clientHeight) return;
      const { x, y } = node.type === "claim" ? spot(row, node) : mark(row);
      const [left, top] = [x * size.scale, y * size.scale];
      const margin = 48;
      if (top < scroll.scrollTop + margin) scroll.scrollTop = top - margin;
      if (top > scroll.scrollTop + scroll.clientHeight - margin) scroll.scrollTop = top - scroll.clientHeight + margin;
      if (left < scroll.scrollLeft || left > scroll.scrollLeft + scroll.clientWidth) scroll.scrollLeft = left - margin;
    }

    function reveal() {
      const chosen = drawn.nodes.filter((node) => isLit(node) && (node.type === "claim" || state.sel.includes(node.ref)));
      if (network && chosen.length) sight(chosen[0]);
    }

    function show(next) {
      view = next;
      if (!scroll.clientWidth) return; // a hidden pane has no size; it is drawn when it is shown
      const first = !network;
      if (first) start();
      const now = `${scroll.clientWidth} ${[...view.shown].join()}`;
      if (now !== drawnFor) {
        drawnFor = now;
        stack();
        place();
        resize();
      }
      paintEdges();
      network.redraw();
    }

    host.addEventListener("keydown", keydown);
    for (const name of ["focus", "blur"]) host.addEventListener(name, () => network && network.redraw());
    one("#larger").addEventListener("click", () => scaleBy(1.25));
    one("#smaller").addEventListener("click", () => scaleBy(0.8));
    one("#fit").addEventListener("click", () => scaleBy(0));
    new ResizeObserver(() => view && show(view)).observe(scroll);
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", () => {
        if (!network) return;
        colours();
        show(view);
      });
    }
    return { paint: show, reveal };
  })();

  // The address holds the state, so that a view can be kept or sent.
  function writeHash() {
    const parts = [];
    if (state.sel.length) parts.push(`sel=${state.sel.map(encodeURIComponent).join("+")}`);
    if (state.show.size) parts.push(`show=${[...state.show].join("+")}`);
    if (state.find.trim()) parts.push(`find=${encodeURIComponent(state.find.trim())}`);
    if (state.tab !== "details") parts.push(`tab=${state.tab}`);
    if (state.pane !== "panel") parts.push(`pane=${state.pane}`);
    const hash = parts.length ? `#${parts.join("&")}` : location.pathname + location.search;
    history.replaceState(null, "", hash);
  }

  function readHash() {
    const hash = location.hash.slice(1);
    const known = (ids) => ids.filter((id) => claims.has(id) || sources.has(id));
    if (!hash.includes("=")) return known([hash]).length ? { sel: [hash], tab: "details" } : {};
    const given = new Map(hash.split("&").map((part) => part.split("=", 2)));
    const list = (name) => (given.get(name) || "").split("+").map(decoded).filter(Boolean);
    const pick = (name, from, other) => (from.includes(given.get(name)) ? given.get(name) : other);
    return {
      sel: known(list("sel")),
      show: new Set(list("show").filter((level) => one(`.tile[data-show="${CSS.escape(level)}"]`))),
      find: decoded(given.get("find") || ""),
      tab: pick("tab", TABS, "details"),
      pane: pick("pane", PANES, "panel"),
    };
  }

  function decoded(words) {
    try {
      return decodeURIComponent(words);
    } catch {
      return "";
    }
  }

  // What a person does.
  function press(event) {
    const link = event.target.closest("a, button, .m[data-source]");
    if (!link) return;
    const { sel, from, to, at, source, show, pane } = link.dataset;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (sel) follow(sel.split(" "), link);
    else if (from) showPlace(Number(from), Number(to));
    else if (at) chooseSaid(attributions.get(at.split(" ")[0]));
    else if (source) change({ sel: [source], tab: "details", back: "" }, "text");
    else if (show !== undefined) toggle(show);
    else if (pane) turnTo(pane, link);
    else return;
    event.preventDefault();
  }

  /** Show one pane of a phone from its top, or from what is chosen in it. */
  function turnTo(pane, link) {
    change({ pane }, "");
    if (link.matches(".skip")) one(`.pane.${pane}`).focus({ preventScroll: true });
    const target = pane === "text" && one(".p.lit");
    if (target) target.scrollIntoView({ block: "center" });
    else one("main").scrollIntoView();
    graph.reveal();
  }

  const chooseSaid = (said) => {
    change({ sel: [said.claim || said.source].filter(Boolean), tab: "details", back: "" }, "text");
  };

  function follow(ids, link) {
    const table = link.closest("#sources, #claims");
    const origin = link.closest("#look") ? "look" : "panel";
    change({ sel: ids, tab: "details", back: table ? table.id : "" }, origin);
    if (!link.checkVisibility()) one("#unselect").focus({ preventScroll: true });
  }

  function toggle(level) {
    const show = new Set(state.show);
    if (!level) show.clear();
    else if (!show.delete(level)) show.add(level);
    change({ show, find: level ? state.find : "" }, "");
    sayFiltered();
  }

  const sayFiltered = () => say(`${one("#number").textContent} of ${plural(claims.size, "claim")} shown`);

  function leave() {
    const { back, sel } = state;
    change(back ? { tab: back, back: "" } : { sel: [] }, "");
    const row = back && one(`#${back} tr[data-row="${CSS.escape(sel[0])}"] a`);
    (row || one("#tab-details")).focus({ preventScroll: !row });
  }

  function tabKeys(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = TABS[(TABS.indexOf(state.tab) + step + TABS.length) % TABS.length];
    change({ tab: next }, "");
    one(`#tab-${next}`).focus();
    event.preventDefault();
  }

  document.addEventListener("click", press);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target.id === "find") return;
    if (state.sel.length) change({ sel: [], back: "" }, "");
    else if (filtering()) change({ show: new Set(), find: "" }, "");
    say("Selection cleared");
  });
  one("#find").addEventListener("input", (event) => {
    change({ find: event.target.value }, "");
    sayFiltered();
  });
  one("#unselect").addEventListener("click", leave);
  one("#peeked").addEventListener("click", () => change({ pane: "panel", tab: "details" }, ""));
  one(".tabs").addEventListener("keydown", tabKeys);
  for (const name of TABS) one(`#tab-${name}`).addEventListener("click", () => change({ tab: name }, ""));
  addEventListener("hashchange", () => {
    const next = readHash();
    if (Object.keys(next).length) change(next, "hash");
  });
  wide.addEventListener("change", paint);
  change(readHash(), "hash");
})();
