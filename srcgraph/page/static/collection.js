/* The list of all articles: one state, one paint. Text reaches the page by textContent or as
   copies of what stands in the tables; without this script the page is a document of three tables. */
"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const TABS = ["articles", "sources", "claims", "together"];
  const state = { tab: "articles", find: "", show: new Set(), sort: {}, node: "" };
  const rows = new Map(TABS.slice(0, 3).map((tab) => [tab, all(`#${tab} tbody tr`).map((row, at) => (
    { row, at, levels: row.dataset.levels.split(" "), text: "" }))]));
  const say = (words) => { one("#say").textContent = words; };
  const make = (name, attributes, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  // What fits search and levels. The text of a row is read when it is first needed.
  const words = () => state.find.toLowerCase().split(/\s+/).filter(Boolean);
  function fits(item, wanted) {
    if (state.show.size && !item.levels.some((level) => state.show.has(level))) return false;
    if (!wanted.length) return true;
    item.text = item.text || item.row.textContent.toLowerCase();
    return wanted.every((word) => item.text.includes(word));
  }

  function paint() {
    const wanted = words();
    for (const tab of TABS) {
      const shown = state.tab === tab;
      one(`#${tab}`).hidden = !shown;
      const button = one(`#tab-${tab}`);
      button.setAttribute("aria-selected", String(shown));
      button.tabIndex = shown ? 0 : -1;
    }
    for (const button of all("[data-show]")) {
      button.setAttribute("aria-pressed", String(state.show.has(button.dataset.show)));
    }
    one(".levels").hidden = state.tab === "together";
    const list = rows.get(state.tab);
    if (list) {
      let left = 0;
      for (const item of list) {
        const shown = fits(item, wanted);
        if (item.row.hidden === shown) item.row.hidden = !shown;
        left += shown;
      }
      one(`#${state.tab} .none`).hidden = left > 0;
      if (wanted.length || state.show.size) say(`${left} of ${list.length} fit`);
    } else if (graph) graph.paint(wanted);
    keep();
  }

  function change(changes) {
    Object.assign(state, changes);
    paint();
  }

  // Sorting: the heading becomes a button; pressed again it turns the order round.
  function sortable(heading, tab) {
    const button = make("button", { type: "button", class: "sort" }, ...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const { column, down } = state.sort[tab] || {};
      sort(tab, heading.cellIndex, column === heading.cellIndex ? !down : heading.dataset.sort !== "words");
      keep();
      say(`Sorted by ${button.textContent.trim()}`);
    });
  }

  function sort(tab, column, down) {
    state.sort[tab] = { column, down };
    const headings = all(`#${tab} thead th`);
    for (const heading of headings) heading.removeAttribute("aria-sort");
    headings[column].setAttribute("aria-sort", down ? "descending" : "ascending");
    const isWords = headings[column].dataset.sort === "words";
    const value = ({ row }) => {
      const cell = row.cells[column];
      const text = (one("bdi", cell) || one("b", cell) || cell).textContent.trim();
      return isWords ? text.toLowerCase() : Number(cell.dataset.value || text);
    };
    const compare = isWords ? new Intl.Collator("en").compare : (a, b) => a - b;
    const keyed = rows.get(tab).map((item) => [value(item), item]);
    keyed.sort(([a, x], [b, y]) => (down ? compare(b, a) : compare(a, b)) || x.at - y.at);
    one(`#${tab} tbody`).append(...keyed.map(([, item]) => item.row));
  }

  // The state in the address, so that a view can be kept or sent.
  function keep() {
    const given = new URLSearchParams();
    if (state.tab !== "articles") given.set("tab", state.tab);
    if (state.find) given.set("find", state.find);
    if (state.show.size) given.set("show", [...state.show].join(" "));
    if (state.node) given.set("node", state.node);
    for (const [tab, { column, down }] of Object.entries(state.sort)) given.set(`sort-${tab}`, `${column}${down ? "d" : "u"}`);
    const hash = String(given);
    if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? `#${hash}` : location.pathname);
  }

  function readHash() {
    const given = new URLSearchParams(location.hash.slice(1));
    const tab = TABS.includes(given.get("tab")) ? given.get("tab") : "articles";
    const show = (given.get("show") || "").split(" ").filter((level) => all("[data-show]").some((node) => node.dataset.show === level));
    const node = graph && graph.has(given.get("node")) ? given.get("node") : "";
    for (const name of rows.keys()) {
      const [, column, way] = /^(\d)([du])$/.exec(given.get(`sort-${name}`) || "") || [];
      const heading = column && all(`#${name} thead th`)[Number(column)];
      if (heading && heading.dataset.sort) sort(name, Number(column), way === "d");
    }
    one("#find").value = given.get("find") || "";
    if (graph) graph.choose(node, false);
    change({ tab, find: one("#find").value, show: new Set(show), node });
  }

  // The picture: two columns in a window that moves over them as the box is scrolled.
  const graph = one("#canvas") ? picture() : null;

  function picture() {
    const drawn = JSON.parse(one("#drawn").textContent);
    const host = one("#canvas");
    const box = one("#scroll");
    const nodes = new Map(drawn.nodes.map((node) => [node.id, { ...node, near: [] }]));
    for (const { from, to } of drawn.edges) {
      nodes.get(from).near.push(to);
      nodes.get(to).near.push(from);
    }
    const columns = ["source", "article"].map((type) => [...nodes.values()].filter((node) => node.type === type).sort((a, b) => a.y - b.y));
    let ink = {};
    let frame = {};
    let network = null;
    let sets = null;
    let at = columns[0][0].id;
    let faint = new Set();

    function colours() {
      const style = getComputedStyle(document.documentElement);
      const get = (name) => style.getPropertyValue(`--${name}`).trim();
      ink = { font: style.fontFamily || "sans-serif" };
      for (const name of ["ink", "soft", "line", "edge", "focus", "outline", "hi"]) ink[name] = get(name);
      for (const letter of "NRDAU") ink[letter] = { line: get(letter), fill: get(`fill-${letter}`) };
    }

    const near = () => (state.node ? new Set([state.node, ...nodes.get(state.node).near]) : null);

    function shape(ctx, letter, x, y) {
      const r = 7;
      const corners = { R: 4, D: 3, A: 4, U: 6 }[letter];
      ctx.beginPath();
      if (!corners) ctx.arc(x, y, r, 0, 2 * Math.PI);
      for (let corner = 0; corner < corners; corner += 1) {
        const turn = (letter === "R" ? 0.25 : letter === "U" ? 0.5 : 0) * Math.PI - Math.PI / 2 + (corner * 2 * Math.PI) / corners;
        ctx[corner ? "lineTo" : "moveTo"](x + r * 1.25 * Math.cos(turn), y + r * 1.25 * Math.sin(turn));
      }
      ctx.closePath();
      ctx.fill();
      ctx.stroke();
    }

    /** As much of the words as fits, with an ellipsis where that is not all. */
    function fitted(ctx, words, width) {
      if (ctx.measureText(words).width <= width) return words;
      let end = words.length;
      while (end > 1 && ctx.measureText(`${words.slice(0, end)}…`).width > width) end = Math.floor(end * 0.95 - 0.5);
      return `${words.slice(0, Math.max(1, end)).trimEnd()}…`;
    }

    function draw({ ctx, id, x, y }) {
      const node = nodes.get(id);
      return { drawNode: () => drawNode(ctx, node, x, y), nodeDimensions: { width: 24, height: 24 } };
    }

    function drawNode(ctx, node, x, y) {
      const source = node.type === "source";
      const side = source ? -1 : 1;
      const width = source ? frame.left - 34 : frame.width - frame.right - 22;
      ctx.save();
      const group = near();
      ctx.globalAlpha = faint.has(node.id) || (group && !group.has(node.id)) ? 0.45 : 1;
      if (node.id === state.node || (node.id === at && document.activeElement === host)) {
        ctx.fillStyle = ink.hi;
        ctx.strokeStyle = ink.focus;
        ctx.lineWidth = 2;
        const from = source ? x - width - 22 : x - 12;
        ctx.beginPath();
        ctx.rect(from, y - 13, width + 34, 26);
        if (node.id === state.node) ctx.fill();
        if (node.id === at && document.activeElement === host) ctx.stroke();
      }
      ctx.lineWidth = 2;
      ctx.strokeStyle = ink.outline;
      if (source) {
        ctx.fillStyle = ink[node.letter].fill;
        shape(ctx, node.letter, x, y);
      } else {
        ctx.fillStyle = ink.edge;
        ctx.beginPath();
        ctx.rect(x - 5, y - 7, 10, 14);
        ctx.fill();
      }
      ctx.textBaseline = "middle";
      ctx.textAlign = source ? "right" : "left";
      const counts = source ? node.letter : "NRDAU".split("").filter((letter) => node.letters[letter]).map((letter) => `${node.letters[letter]}${letter}`).join(" ");
      const shown = source || frame.width >= 600; // a phone has room for the title alone
      ctx.font = `600 12px ${ink.font}`;
      const room = shown ? ctx.measureText(counts).width + 8 : 0;
      ctx.fillStyle = source ? ink[node.letter].line : ink.soft;
      if (shown) ctx.fillText(counts, x + side * 14, y);
      ctx.font = `13px ${ink.font}`;
      ctx.fillStyle = ink.ink;
      ctx.fillText(fitted(ctx, node.label, width - room), x + side * (14 + room), y);
      ctx.restore();
    }

    /** Set columns and window to the width that there is. */
    function size() {
      const width = box.clientWidth;
      if (!width) return;
      frame = { width, left: Math.round(width * (width < 600 ? 0.4 : 0.36)), right: Math.round(width * (width < 600 ? 0.55 : 0.56)) };
      const height = Math.min(drawn.height, Math.max(240, Math.round(window.innerHeight * 0.68)));
      box.style.height = `${height}px`;
      host.style.width = `${width}px`;
      host.style.height = `${height}px`;
      host.style.marginBottom = `${Math.max(0, drawn.height - height)}px`;
      const x = (node) => (node.type === "source" ? frame.left : frame.right);
      if (!network) start(x);
      else sets.nodes.update(drawn.nodes.map((node) => ({ id: node.id, x: x(node) })));
      network.setSize(`${width}px`, `${height}px`);
      network.redraw();
      move();
    }

    function start(x) {
      sets = {
        nodes: new vis.DataSet(drawn.nodes.map((node) => ({ ...node, x: x(node), ctxRenderer: draw }))),
        edges: new vis.DataSet(drawn.edges.map((edge) => ({ ...edge, dashes: edge.unsure ? [5, 4] : false, ...line(edge) }))),
      };
      network = new vis.Network(host, sets, drawn.options);
      one(".vis-network", host).tabIndex = -1;
    }

    const move = () => network.moveTo({ position: { x: frame.width / 2, y: box.scrollTop + host.clientHeight / 2 }, scale: 1, animation: false });

    function line(edge) {
      const chosen = state.node && (edge.from === state.node || edge.to === state.node);
      const quiet = state.node && !chosen;
      return { color: { color: chosen ? ink.focus : quiet ? ink.line : ink.edge, inherit: false }, width: chosen ? 2.5 : 1 };
    }

    function paintGraph(wanted) {
      if (!ink.font) colours();
      const miss = (node) => wanted.some((word) => !node.label.toLowerCase().includes(word));
      faint = new Set([...nodes.values()].filter((node) => miss(node) && !node.near.some((id) => !miss(nodes.get(id)))).map((node) => node.id));
      const first = !network;
      if (first || box.clientWidth !== frame.width) size();
      else network.redraw();
      if (first && state.node) reach(nodes.get(state.node));
    }

    function choose(id, speak = true) {
      state.node = id;
      if (id) at = id;
      if (!ink.font) colours();
      if (sets) sets.edges.update(drawn.edges.map((edge) => ({ id: edge.id, ...line(edge) })));
      if (network) network.redraw();
      tell(id);
      if (speak) keep();
    }

    /** Details on demand: copies of the table's own cells. */
    function tell(id) {
      const panel = one("#panel");
      if (!id) {
        panel.replaceChildren(make("p", { class: "quiet" }, "Nothing is chosen."));
        return;
      }
      const node = nodes.get(id);
      const row = one(`tr[data-row="${id}"]`);
      const copy = (cell) => [...cell.cloneNode(true).childNodes];
      if (node.type === "source") {
        panel.replaceChildren(make("h3", {}, ...copy(row.cells[0])), make("p", { class: "quiet" }, row.cells[1].textContent), ...copy(row.cells[4]));
        for (const details of all("details", panel)) details.open = true;
        return;
      }
      const sources = all(`#sources tr[data-in~="${id}"]`).map((item) => make("li", {}, ...copy(item.cells[0]),
        make("span", { class: "sub" }, ` ${item.cells[1].textContent}`)));
      panel.replaceChildren(make("h3", {}, ...copy(row.cells[0])), make("p", { class: "quiet" }, row.cells[row.cells.length - 1].textContent),
        make("ul", { class: "plain" }, ...sources));
    }

    function walk(key) {
      const node = nodes.get(at);
      const column = columns[node.type === "source" ? 0 : 1];
      const step = { ArrowDown: 1, ArrowUp: -1, Home: -column.length, End: column.length }[key];
      if (step) return column[Math.min(column.length - 1, Math.max(0, column.indexOf(node) + step))];
      if ((key === "ArrowRight") !== (node.type === "source")) return node;
      return nodes.get(node.near[0]) || node;
    }

    /** Scroll until a node can be seen. */
    function reach(node) {
      if (node.y < box.scrollTop + 20) box.scrollTop = node.y - 40;
      if (node.y > box.scrollTop + box.clientHeight - 20) box.scrollTop = node.y - box.clientHeight + 40;
    }

    function onKey(event) {
      if (event.key === "Escape") choose("");
      else if (event.key === "Enter" || event.key === " ") choose(at);
      else if (/^(Arrow|Home|End)/.test(event.key)) {
        const node = walk(event.key);
        at = node.id;
        reach(node);
        say(`${node.type === "source" ? "Source" : "Article"} ${node.label}, ${node.near.length} ${node.type === "source" ? "articles" : "sources in several articles"}`);
        network.redraw();
      } else return;
      event.preventDefault();
    }

    function onClick(event) {
      const frameOf = host.getBoundingClientRect();
      const [x, y] = [event.clientX - frameOf.left, event.clientY - frameOf.top + box.scrollTop];
      const column = columns[x < (frame.left + frame.right) / 2 ? 0 : 1];
      const node = column.find((item) => Math.abs(item.y - y) <= 14);
      choose(node && node.id !== state.node ? node.id : "");
    }

    box.addEventListener("scroll", () => network && move(), { passive: true });
    host.addEventListener("keydown", onKey);
    host.addEventListener("click", onClick);
    for (const type of ["focus", "blur"]) host.addEventListener(type, () => network && network.redraw());
    window.addEventListener("resize", () => state.tab === "together" && size());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      colours();
      choose(state.node);
    });
    return { paint: paintGraph, choose, has: (id) => nodes.has(id) };
  }

  for (const tab of rows.keys()) for (const heading of all(`#${tab} th[data-sort]`)) sortable(heading, tab);
  for (const tab of TABS) one(`#${tab}`).setAttribute("role", "tabpanel");
  for (const tab of TABS) {
    const button = one(`#tab-${tab}`);
    button.addEventListener("click", () => change({ tab }));
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
      change({ tab: next });
      one(`#tab-${next}`).focus();
    });
  }
  for (const button of all("[data-show]")) {
    button.addEventListener("click", () => {
      const show = new Set(state.show);
      if (!show.delete(button.dataset.show)) show.add(button.dataset.show);
      change({ show });
    });
  }
  one("#find").addEventListener("input", (event) => change({ find: event.target.value }));
  window.addEventListener("hashchange", readHash);
  readHash();
})();
