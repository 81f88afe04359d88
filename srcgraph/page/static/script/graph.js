/* The graph, drawn by vis-network at places computed beforehand: as rows, or as a network. */
const nodes = new Map(drawn.nodes.map((node) => [node.id, node]));
const LANES = drawn.nodes.filter((node) => node.type === "source");
const PILLS = drawn.nodes.filter((node) => node.type === "claim");
const TIES = drawn.edges.filter((edge) => edge.kind !== "same");
const TWINS = drawn.edges.filter((edge) => edge.kind === "same");
const MOST = 3000; // a canvas this high is drawn whole; of a higher picture only what is in sight

const graph = (() => {
  const scroll = one("#scroll");
  const host = one("#canvas");
  const laneOf = new Map(LANES.map((lane) => [lane.ref, lane]));
  const names = new Map();
  const sent = new Map();
  let network = null;
  let sets = null;
  let view = null;
  let ink = {};
  let frame = drawn.frames.wide;
  let size = { width: 0, height: 0, scale: 1 };
  let zoom = 1;
  let rows = [];
  let spots = new Map();
  let pillsOf = new Map();
  let windowed = { top: 0, height: 0 };
  let at = null;
  let drawnFor = "";
  let stamp = 0;

  // What corrections make of rows and pills.
  function settle() {
    stamp += 1;
    names.clear();
    pillsOf = new Map(LANES.map((lane) => [lane.id, []]));
    for (const lane of LANES) {
      const source = now.sources.get(lane.ref);
      Object.assign(lane, source ? { label: source.label, letter: source.letter, level: source.level } : {});
      lane.there = !source || now.standing(source.id);
    }
    for (const pill of PILLS) settlePill(pill);
  }

  function settlePill(pill) {
    const said = pill.attributions.map((id) => now.said.get(id)).filter((item) => item.about);
    pill.there = said.length > 0;
    if (!pill.there) return;
    const lane = laneOf.get(said[0].by.id) || laneOf.get("");
    const sign = { confirms: "✓", denies: "✕" }[said[0].stance] || "";
    const doubt = said.every((item) => item.unsure) ? "?" : "";
    Object.assign(pill, { in: lane.id, now: said[0].about.id, letter: lane.letter });
    pill.label = `${sign}${said[0].about.number}${lane.letter}${doubt}`;
    pill.width = 14 + 8 * Math.max(2, pill.label.length);
    pillsOf.get(lane.id).push(pill);
  }

  const isShown = (node) => node.there && (node.type === "claim" ? view.drawn.has(node.now)
    : node.ref ? view.drawn.has(node.ref) : pillsOf.get(node.id).some(isShown));
  const said = (pill) => pill.attributions.some((id) => view.ids.has(id));
  const isLit = (node) => (node.type === "claim" ? said(node) || view.near.has(node.now) || (view.way.length && view.ids.has(node.now))
    : view.ids.has(node.ref) || (!view.way.length && pillsOf.get(node.id).some(said)));

  /** The line of its row that each box stands on: where a source was merged into this one, the first with room. */
  function lined(pills, kind, lane) {
    const merged = pills.some((pill) => pill.lane !== lane);
    const ends = [];
    const own = [...new Set(pills.map((pill) => pill[kind][1]))].sort((a, b) => a - b);
    return new Map(pills.map((pill) => {
      const [x, drawnOn] = pill[kind];
      if (!merged) return [pill, own.indexOf(drawnOn)];
      const room = ends.findIndex((end) => end <= x - pill.width / 2);
      const line = room < 0 ? ends.length : room;
      ends[line] = x + pill.width / 2 + 4;
      return [pill, line];
    }));
  }

  /** Set the rows that are shown one under another, as `lanes.picture` does. */
  function stack() {
    const kind = frame === drawn.frames.wide ? "wide" : "narrow";
    const rank = new Map(LANES.map((lane) => [lane, lane.ref ? least(now.sources.get(lane.ref)) : [LEAST_FIRST.indexOf(lane.letter), Infinity]]));
    const order = LANES.filter(isShown).sort((a, b) => before(rank.get(a), rank.get(b)));
    let y = 0;
    let level = "";
    for (const lane of order) {
      const head = lane.level === level ? 0 : frame.head;
      level = lane.level;
      const pills = pillsOf.get(lane.id).filter(isShown);
      pills.sort((a, b) => a[kind][0] - b[kind][0]);
      const lineOf = lined(pills, kind, lane.id);
      const row = { lane, head, y: y + head, pills, lines: 1 + Math.max(0, ...lineOf.values()) };
      const middle = (index) => row.y + frame.top + index * frame.row + frame.row / 2;
      spots.set(lane.id, { x: frame.mark, y: frame.top ? row.y + frame.top / 2 : middle(0) });
      for (const pill of pills) spots.set(pill.id, { x: pill[kind][0], y: middle(lineOf.get(pill)) });
      row.rails = Array.from({ length: row.lines }, (_, index) => middle(index));
      rows.push(row);
      y += head + frame.top + row.lines * frame.row;
    }
    size.width = frame.width;
    size.height = y + frame.foot;
  }

  /** Put each source and one pill of each claim where the network has its place. */
  function spread() {
    const web = drawn.web[scroll.clientWidth >= 530 ? "wide" : "narrow"];
    const taken = new Set();
    for (const lane of LANES.filter(isShown)) {
      const [x, y] = web.places[lane.id];
      spots.set(lane.id, { x, y });
      rows.push({ lane, pills: [], rails: [], head: 0 });
    }
    for (const pill of PILLS.filter(isShown)) {
      const [x, y] = web.places[pill.now];
      if (!taken.has(pill.now)) spots.set(pill.id, { x, y });
      taken.add(pill.now);
    }
    size.width = web.width;
    size.height = web.height;
  }

  function arrange() {
    frame = drawn.frames[scroll.clientWidth >= 530 ? "wide" : "narrow"];
    rows = [];
    spots = new Map();
    if (state.view === "lanes") stack();
    else spread();
    sets.nodes.update(drawn.nodes.map((node) => {
      const spot = spots.get(node.id);
      return spot ? { id: node.id, hidden: false, ...spot } : { id: node.id, hidden: true };
    }));
  }

  // Size: the host is as large as the picture, the canvas as what can be seen of it.
  function resize() {
    const room = scroll.clientWidth - 4;
    size.scale = Math.min(1.25, Math.max(0.85, room / size.width)) * zoom;
    host.style.width = `${Math.floor(size.width * size.scale)}px`;
    host.style.height = `${Math.ceil(size.height * size.scale)}px`;
    windowed = { top: -1, height: 0 };
    look();
  }

  /** Draw what can be seen of a high picture, with some room above and below it. */
  function look() {
    const full = Math.ceil(size.height * size.scale);
    const height = Math.min(full, MOST);
    const seenTop = Math.max(0, scroll.getBoundingClientRect().top, 0) - host.getBoundingClientRect().top;
    const seenHeight = Math.min(innerHeight, scroll.clientHeight || innerHeight);
    const inside = windowed.top >= 0 && (seenTop >= windowed.top || windowed.top === 0)
      && (seenTop + seenHeight <= windowed.top + windowed.height || windowed.top + windowed.height >= full);
    if (inside && windowed.height === height) return;
    const top = Math.max(0, Math.min(full - height, Math.round(seenTop - (height - seenHeight) / 2)));
    const width = Math.floor(size.width * size.scale);
    const drawing = one(".vis-network", host);
    if (windowed.height !== height || drawing.clientWidth !== width) network.setSize(`${width}px`, `${height}px`);
    drawing.style.transform = `translateY(${top}px)`;
    windowed = { top, height };
    network.moveTo({ position: { x: size.width / 2, y: (top + height / 2) / size.scale }, scale: size.scale, animation: false });
    network.redraw();
  }

  function start() {
    ink = inks();
    if (!stamp) settle();
    const renderer = (node) => ({ ...node, ctxRenderer: node.type === "claim" ? drawPill : drawSource });
    sets = { nodes: new vis.DataSet(drawn.nodes.map(renderer)), edges: new vis.DataSet([]) };
    network = new vis.Network(host, sets, drawn.options);
    one(".vis-network", host).tabIndex = -1;
    network.on("beforeDrawing", drawGround);
    network.on("afterDrawing", drawWords);
    network.on("click", click);
    network.on("hoverNode", () => { host.style.cursor = "pointer"; });
    network.on("blurNode", () => { host.style.cursor = ""; });
  }

  // Edges: only those that differ from what vis-network has are sent to it.
  function paintEdges() {
    const lanes = state.view === "lanes";
    const updates = [];
    for (const edge of TWINS) {
      const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
      const there = lanes && isShown(from) && isShown(to) && (!view.any || (isLit(from) && isLit(to)));
      queue(updates, edge.id, there, () => ({ from: from.id, to: to.id, color: view.any ? ink.soft : ink.line }));
    }
    for (const tie of ties()) queue(updates, tie.id, true, () => lookOf(tie));
    const kept = new Set(updates.keep);
    for (const [id, key] of sent) if (key && !kept.has(id)) updates.push({ id, hidden: true }) && sent.set(id, "");
    if (updates.length) sets.edges.update(updates);
  }

  function queue(updates, id, there, makeLook) {
    if (!there) return;
    updates.keep = [...(updates.keep || []), id];
    const look = makeLook();
    const key = JSON.stringify(look);
    if (sent.get(id) === key) return;
    sent.set(id, key);
    updates.push({ id, hidden: false, ...look });
  }

  /** What bears on what: for the choice among rows, all of it in the network. */
  function ties() {
    const found = [];
    for (const tie of TIES) {
      const ends = [tie.from, tie.to].map((id) => nodes.get(id)).map(drawnAs);
      if (!ends.every(Boolean) || ends[0] === ends[1]) continue;
      const chosen = view.any && ends.some((end) => (end.type === "claim" ? said(end) || view.ids.has(end.now) : view.ids.has(end.ref)));
      if (state.view === "lanes" && !chosen) continue;
      // Within one row the line says enough.
      const words = state.view === "lanes" && ends[0].in === ends[1].in ? "" : WORDS.relations[tie.kind] ? WORDS.relations[tie.kind][0] : tie.kind;
      found.push({ id: tie.id, kind: tie.kind, words, from: ends[0], to: ends[1], chosen });
    }
    return found;
  }

  /** The node that stands for another in this view, if any does. */
  function drawnAs(node) {
    if (node.type !== "claim") return spots.has(node.id) ? node : null;
    if (!node.there) return null;
    return spots.has(node.id) ? node : PILLS.find((pill) => pill.now === node.now && spots.has(pill.id)) || null;
  }

  const DASHES = { supports: false, denies: [5, 4], contrasts: [9, 4], repeats: [2, 3], cites: [9, 3, 2, 3], unsure: [1, 5] };

  function lookOf({ kind, from, to, chosen }) {
    const colour = !view.any || chosen ? ink.ink : ink.soft;
    return {
      from: from.id, to: to.id, color: colour, dashes: DASHES[kind] ?? [5, 4],
      arrows: { to: { enabled: kind !== "unsure" && kind !== "contrasts", scaleFactor: 0.6 } },
      smooth: { enabled: true, type: bow(spots.get(from.id), spots.get(to.id)), roundness: 0.25 },
    };
  }

  /** Bow a line towards the middle of the picture, so that its word is not cut off. */
  function bow(from, to) {
    const right = from.x + to.x > size.width;
    return right === from.y < to.y ? "curvedCCW" : "curvedCW";
  }

  /** Rows with the names of levels, or the lines from sources to their claims. */
  function drawGround(ctx) {
    ctx.textBaseline = "middle";
    for (const { words, x, y } of heads()) writeOn(ctx, words, x, y, `600 12px ${ink.font}`, ink.soft, "left");
    for (const [x1, y1, x2, y2, chosen] of rails()) {
      ctx.strokeStyle = chosen ? ink.ink : ink.line;
      ctx.lineWidth = chosen ? 2 : 1;
      ctx.beginPath();
      ctx.moveTo(x1, y1);
      ctx.lineTo(x2, y2);
      ctx.stroke();
    }
  }

  /** The words of ties, above everything, so that no pill hides them. */
  function drawWords(ctx) {
    ctx.textBaseline = "middle";
    ctx.strokeStyle = ink.paper;
    ctx.lineWidth = 5;
    ctx.lineJoin = "round";
    const taken = PILLS.filter((pill) => state.view === "lanes" && spots.has(pill.id)).map((pill) => ({ ...spots.get(pill.id), width: pill.width, height: PILL }));
    for (const { id, words, chosen } of ties()) {
      const edge = network.body.edges[id];
      if (!edge || !edge.connected || !words) continue;
      ctx.font = `12px ${ink.font}`;
      const { width } = ctx.measureText(words);
      // Where neither a box nor other words stand; the card tells what finds no room here.
      const place = [0.5, 0.4, 0.6, 0.3, 0.7].map((part) => ({ ...edge.edgeType.getPoint(part), width, height: 14 }))
        .find((box) => !taken.some((other) => Math.abs(box.x - other.x) < (width + other.width) / 2 && Math.abs(box.y - other.y) < (14 + other.height) / 2));
      if (!place) continue;
      taken.push(place);
      const { x, y } = place;
      ctx.textAlign = "center";
      ctx.strokeText(words, x, y);
      writeOn(ctx, words, x, y, ctx.font, !view.any || chosen ? ink.ink : ink.soft, "center");
    }
  }

  const heads = () => rows.filter((row) => row.head).map((row) => ({ words: WORDS.level[row.lane.level], x: 8, y: row.y - 10 }));

  function rails() {
    if (state.view === "lanes") {
      return rows.flatMap((row) => row.rails.map((y) => [frame.top ? 8 : frame.mark + 13, y, frame.width - 8, y]));
    }
    return PILLS.filter((pill) => pill.there && spots.has(pill.in)).flatMap((pill) => {
      const end = drawnAs(pill);
      if (!end) return [];
      const [from, to] = [spots.get(pill.in), spots.get(end.id)];
      return [[from.x, from.y, to.x, to.y, view.any && said(pill)]];
    });
  }

  const dim = (node) => (view.any && !isLit(node) ? 0.55 : 1);
  const focused = (node) => at === node.id && document.activeElement === host;

  /** A source's name: left of its row, above it, or under its mark in the network. */
  function named(ctx, node, font) {
    const flat = state.view !== "lanes";
    const room = flat ? 116 : frame.top ? frame.width - frame.name - 16 : frame.name - 6;
    const key = `${font} ${room} ${node.id}`;
    if (!names.has(key)) {
      ctx.font = font;
      names.set(key, broken(node.label, !flat && frame.top ? 1 : 2, (words) => ctx.measureText(words).width <= room));
    }
    const parts = names.get(key);
    const { x, y } = spots.get(node.id);
    if (flat) return { parts, tx: x, ty: y + 22, align: "center" };
    return { parts, tx: frame.name, ty: y - ((parts.length - 1) / 2) * 15, align: frame.top ? "left" : "right" };
  }

  function drawSource({ ctx, id, x, y }) {
    const node = nodes.get(id);
    const chosen = view.ids.has(node.ref) && (state.sel.includes(node.ref) || view.way.length > 0);
    const drawNode = () => {
      ctx.save();
      ctx.globalAlpha = dim(node);
      const font = `${chosen ? 700 : 400} 13px ${ink.font}`;
      const { parts, tx, ty, align } = named(ctx, node, font);
      ctx.textBaseline = "middle";
      parts.forEach((words, index) => writeOn(ctx, words, tx, ty + index * 15, font, ink.ink, align));
      ctx.translate(x, y);
      ctx.beginPath();
      SHAPES[node.letter](ctx, 9.5);
      ctx.fillStyle = ink[node.letter].fill;
      ctx.fill();
      ctx.lineWidth = chosen ? 4 : 2;
      ctx.strokeStyle = ink.outline;
      ctx.stroke();
      if (focused(node)) ring(ctx, ink, -14, -14, 28, 28);
      ctx.restore();
    };
    return { drawNode, nodeDimensions: { width: 28, height: 28 } };
  }

  function drawPill({ ctx, id, x, y }) {
    const node = nodes.get(id);
    const [width, height] = [node.width, PILL];
    const chosen = view.any && (said(node) || (state.view !== "lanes" && view.ids.has(node.now)));
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
      if (focused(node)) ring(ctx, ink, -4, -4, width + 8, height + 8);
      ctx.textBaseline = "middle";
      writeOn(ctx, node.label, width / 2, height / 2 + 1, `600 12px ${ink.font}`, ink.ink, "center");
      ctx.restore();
    };
    return { drawNode, nodeDimensions: { width, height: 34 } };
  }

  function click({ pointer }) {
    let node = nodes.get(network.getNodeAt(pointer.DOM));
    if (!node && state.view === "lanes") {
      const { x, y } = pointer.canvas;
      const row = rows.find((item) => Math.abs(y - spots.get(item.lane.id).y) < frame.row / 2);
      if (row && (frame.top || x < frame.mark + 14)) node = row.lane;
    }
    if (node) {
      at = node.id;
      return choose(node);
    }
    const tie = ties().find((item) => item.id === network.getEdgeAt(pointer.DOM));
    // Both ends of a line: their cards tell what joins them, and why we think so.
    if (tie) showDetails([tie.from, tie.to].map((end) => end.now || end.ref), "graph");
  }

  const choose = (node) => showDetails(node.type === "claim" ? [node.now]
    : node.ref ? [node.ref] : pillsOf.get(node.id).map((pill) => pill.now), "graph");

  // Walking: along a row and from row to row, or to what lies nearest in that direction.
  function walk(key) {
    if (state.view !== "lanes") return walkWeb(key);
    const row = Math.max(0, rows.findIndex((item) => item.lane.id === at || item.pills.some((pill) => pill.id === at)));
    const line = [rows[row].lane, ...rows[row].pills];
    const column = Math.max(0, line.findIndex((node) => node.id === at));
    const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -line.length, End: line.length };
    if (key in steps) return line[Math.min(line.length - 1, Math.max(0, column + steps[key]))];
    const next = rows[Math.min(rows.length - 1, Math.max(0, row + (key === "ArrowDown" ? 1 : -1)))];
    return column ? nearest(next, line[column]) : next.lane;
  }

  function nearest(row, node) {
    const gap = (pill) => Math.abs(spots.get(pill.id).x - spots.get(node.id).x);
    return row.pills.reduce((best, pill) => (best && gap(best) <= gap(pill) ? best : pill), null) || row.lane;
  }

  function walkWeb(key) {
    const ids = [...spots.keys()];
    if (key === "Home" || key === "End") return nodes.get(key === "Home" ? ids[0] : ids[ids.length - 1]);
    const from = spots.get(at);
    const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
    let best = at;
    let least = Infinity;
    for (const [id, { x, y }] of spots) {
      const along = (x - from.x) * dx + (y - from.y) * dy;
      const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
      if (along > 1 && along + 2 * aside < least) [best, least] = [id, along + 2 * aside];
    }
    return nodes.get(best);
  }

  function heard(node) {
    if (node.type === "claim") return summed([node.now]);
    return node.ref ? summed([node.ref]) : `Nobody, ${plural(pillsOf.get(node.id).length, "claim")}`;
  }

  function keydown(ev) {
    if (ev.ctrlKey || ev.metaKey || ev.altKey || !rows.length) return;
    const { key } = ev;
    if (/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(key)) {
      const node = at === null || !spots.has(at) ? rows[0].lane : walk(key);
      at = node.id;
      sight(node);
      network.redraw();
      say(heard(node));
    } else if (key === "Enter" || key === " ") {
      if (at !== null) choose(nodes.get(at));
    } else if (key === "+" || key === "=") scaleBy(1.25);
    else if (key === "-") scaleBy(0.8);
    else if (key === "0") scaleBy(0);
    else return;
    ev.preventDefault();
  }

  function scaleBy(factor) {
    zoom = factor ? Math.min(3, Math.max(0.6, zoom * factor)) : 1;
    if (network) resize();
  }

  /** Scroll the graph so that a node can be seen. */
  function sight(node) {
    const spot = spots.get(node.id);
    if (!spot || !scroll.clientHeight) return;
    if (!wide.matches) { // there the whole page scrolls
      const middle = host.getBoundingClientRect().top + spot.y * size.scale;
      if (middle < 80 || middle > innerHeight - 160) scrollBy(0, middle - innerHeight / 2);
      return;
    }
    const [left, top] = [spot.x * size.scale, spot.y * size.scale];
    const margin = 48;
    if (top < scroll.scrollTop + margin) scroll.scrollTop = top - margin;
    if (top > scroll.scrollTop + scroll.clientHeight - margin) scroll.scrollTop = top - scroll.clientHeight + margin;
    if (left < scroll.scrollLeft || left > scroll.scrollLeft + scroll.clientWidth) scroll.scrollLeft = left - margin;
  }

  function reveal() {
    const chosen = drawn.nodes.find((node) => spots.has(node.id) && isLit(node) && (node.type === "claim" || state.sel.includes(node.ref)));
    if (network && chosen) sight(chosen);
  }

  function show(next) {
    view = next;
    paintTools();
    if (!scroll.clientWidth) return; // a hidden pane has no size; it is drawn when it is shown
    if (!network) start();
    const key = `${stamp} ${state.view} ${scroll.clientWidth} ${[...view.drawn].join()}`;
    if (key !== drawnFor) {
      drawnFor = key;
      arrange();
      resize();
    }
    paintEdges();
    network.redraw();
  }

  function paintTools() {
    for (const name of VIEWS) {
      one(`#view-${name}`).setAttribute("aria-pressed", String(name === state.view));
      one(`#keys-${name}`).hidden = name !== state.view;
    }
    one("#near").value = String(state.near);
    hide("#nearby", view.drawn === view.shown);
    const { picking, joining } = state;
    one("#way").setAttribute("aria-pressed", String(Boolean(picking && !joining)));
    hide("#picking", !picking);
    const { classList } = document.body;
    if (joining !== classList.contains("joining")) {
      classList.toggle("joining");
      // Who merges two knows them by name.
      all(`#sources [data-by=${joining ? "text" : "told"}]:not([aria-sort=ascending]) button`).forEach(sortTable);
    }
    put("#picking span", !picking ? ""
      : joining ? picking === FIRST_END ? "Press the two that are one." : `${nameOf(picking)} and …?`
      : picking === FIRST_END ? "Choose where the path begins." : `Choose where the path from ${nameOf(picking)} shall lead.`);
  }

  /** All that is drawn, for a picture that stands for itself. */
  function scene() {
    const ctx = document.createElement("canvas").getContext("2d");
    const align = { left: "start", right: "end", center: "middle" };
    return {
      ...size, ink, head: heads(), rails: rails(),
      ties: ties().map((tie) => ({ words: tie.words, from: spots.get(tie.from.id), to: spots.get(tie.to.id) })),
      sources: LANES.filter((lane) => spots.has(lane.id)).map((lane) => {
        const label = named(ctx, lane, `400 13px ${ink.font}`);
        return { ...spots.get(lane.id), letter: lane.letter, ...label, align: align[label.align] };
      }),
      pills: PILLS.filter((pill) => spots.has(pill.id)).map((pill) => ({ ...spots.get(pill.id), width: pill.width, letter: pill.letter, label: pill.label })),
    };
  }

  host.onkeydown = keydown;
  for (const name of ["focus", "blur"]) host.addEventListener(name, () => network && network.redraw());
  for (const target of [scroll, window]) target.addEventListener("scroll", () => network && scroll.clientWidth && look(), { passive: true });
  one("#larger").onclick = () => scaleBy(1.25);
  one("#smaller").onclick = () => scaleBy(0.8);
  one("#fit").onclick = () => scaleBy(0);
  new ResizeObserver(() => view && show(view)).observe(scroll);
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => {
      if (!network) return;
      ink = inks();
      names.clear();
      show(view);
    });
  }
  return { paint: show, reveal, settle, scene };
})();
