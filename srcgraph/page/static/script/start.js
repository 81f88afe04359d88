/* The address, what a person does, and the first paint. */
function writeHash() {
  const parts = [];
  const list = (name, ids) => ids.length && parts.push(`${name}=${ids.map(encodeURIComponent).join("+")}`);
  list("sel", state.sel);
  list("path", state.path);
  list("show", [...state.show]);
  for (const name of NAMES) list(name, [...state.facets[name]]);
  if (state.find.trim()) parts.push(`find=${encodeURIComponent(state.find.trim())}`);
  if (state.view !== "lanes") parts.push(`view=${state.view}`);
  if (state.near) parts.push(`near=${state.near}`);
  if (state.tab !== "details") parts.push(`tab=${state.tab}`);
  if (state.pane !== "panel") parts.push(`pane=${state.pane}`);
  history.replaceState(null, "", parts.length ? `#${parts.join("&")}` : location.pathname + location.search);
}

function readHash() {
  const hash = location.hash.slice(1);
  const known = (ids) => ids.filter((id) => now.claims.has(id) || now.sources.has(id));
  if (!hash.includes("=")) return known([hash]).length ? { sel: [hash], tab: "details" } : {};
  const given = new Map(hash.split("&").map((part) => part.split("=", 2)));
  const list = (name) => (given.get(name) || "").split("+").map(decoded).filter(Boolean);
  const pick = (name, from, other) => (from.includes(given.get(name)) ? given.get(name) : other);
  const path = known(list("path"));
  return {
    sel: known(list("sel")),
    path: path.length === 2 ? path : [],
    show: new Set(narrowedTo(LEVELS, list("show"))),
    facets: Object.fromEntries(NAMES.map((name) => [name, new Set(narrowedTo(Object.keys(FACETS[name].words), list(name)))])),
    find: decoded(given.get("find") || ""),
    view: pick("view", VIEWS, "lanes"),
    near: Number(pick("near", ["1", "2", "3"], "0")),
    tab: pick("tab", TABS, "details"),
    pane: pick("pane", PANES, "panel"),
  };
}

function press(ev) {
  // A click in the graph comes behind what it did there.
  if (!ev.target.closest("#done, #canvas")) hide("#done");
  const link = ev.target.closest("a, button, .m[data-source], .timeline rect");
  if (!link) return;
  const { sel, from, to, at, source, show, pane, fix, merge, join, pair, file, tab, sort, finding } = link.dataset;
  if (ev.ctrlKey || ev.metaKey || ev.shiftKey) return;
  if (sel) follow(sel.split(" "), link);
  else if (from) showPlace(Number(from), Number(to));
  else if (at) chooseSaid(at.split(" ").map((id) => now.said.get(id)), link.matches("rect") ? "" : "text");
  else if (source) showDetails([source], "text");
  else if (show !== undefined) toggle(show);
  else if (pane) turnTo(pane, link);
  else if (fix || merge) openForm(fix || merge, link);
  else if (join) beginMerge(join);
  else if (pair) mergePair(pair.split(" ").map((id) => targetIn(now, id)));
  else if (file) FILES[file]();
  else if (finding) showFinding(finding);
  else if (sort) sortTable(link);
  else if (tab) openTab(tab, link.matches(".against") ? { show: new Set() } : {});
  else return;
  ev.preventDefault();
}

function openTab(tab, more) {
  change({ tab, pane: "panel", listed: false, ...more }, "");
  if (wide.matches) one("#panel").scrollTop = 0;
  else one(".tabs").scrollIntoView();
  one(`#tab-${tab}`).focus(STILL);
}

/** Show one pane of a phone from its top, or from what is chosen in it. */
function turnTo(pane, link) {
  change({ pane }, "");
  if (link.matches(".skip")) one(pane === "graph" ? "#canvas" : `.pane.${pane}`).focus(STILL);
  const target = pane === "text" && one(".p.lit");
  if (target) target.scrollIntoView({ block: "center" });
  else one("main").scrollIntoView();
  graph.reveal();
}

function chooseSaid(list, origin) {
  const said = list.find((item) => !item.gone);
  // A passage that was rejected still leads to the card where that can be taken back.
  const sel = said ? [(said.about || said.by).id] : [list[0].claim || list[0].source];
  if (said || current(sel[0])) showDetails(sel.filter(Boolean), origin);
  else change({ tab: "fixes" }, origin);
  if (origin === "text" && said) stopAt(one(".p.lit[data-mark]") || stops[0]);
}

function follow(ids, link) {
  const list = link.closest("#sources, #claims, #conflicts, #findings, #fixes, #summary");
  const origin = link.closest("#look") ? "look" : "panel";
  const there = ids.some((id) => current(id));
  change(there ? { sel: ids, tab: "details", back: list ? list.id : "" } : { tab: "fixes" }, origin);
  if (!link.checkVisibility()) one(there ? "#unselect" : "#tab-fixes").focus(STILL);
}

function leave() {
  const { back, sel } = state;
  change(back ? { tab: back, back: "", path: [] } : { sel: [], path: [] }, "");
  const row = back && sel.length && one(`#${back} tr[data-row="${CSS.escape(sel[0])}"] a`);
  (row || one(`#tab-${state.tab}`)).focus({ preventScroll: !row });
}

function tabKeys(ev) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[ev.key];
  if (!step) return;
  const next = TABS[(TABS.indexOf(state.tab) + step + TABS.length) % TABS.length];
  change({ tab: next }, "");
  one(`#tab-${next}`).focus();
  ev.preventDefault();
}

function letGo(ev) {
  if (ev.target.matches("#find, select")) return; // there Escape closes what is open
  for (const menu of all("details.menu[open]")) {
    menu.open = false;
    one("summary", menu).focus();
    return;
  }
  if (state.picking) change(NOT_PICKING, "");
  else if (state.sel.length || state.path.length) change({ sel: [], path: [], back: "" }, "");
  else if (filtering()) narrow({ show: new Set(), find: "", facets: noFacets() });
  say("Selection cleared");
}

function keys(ev) {
  if (ev.key === "Escape") letGo(ev);
  const typing = ev.target.closest("input, textarea, select");
  if (typing || !(ev.ctrlKey || ev.metaKey) || ev.key.toLowerCase() !== "z") return;
  if (ev.shiftKey) redo();
  else undo();
  ev.preventDefault();
}

async function copyCommand() {
  const command = one("#command");
  try {
    await navigator.clipboard.writeText(command.textContent);
    tell("The command is copied.");
  } catch {
    getSelection().selectAllChildren(command);
    tell("Press Ctrl+C to copy it.");
  }
}

/** Begin a path at what is chosen, or ask for its beginning; what is chosen next is its end. */
function beginPath() {
  if (state.picking) return change(NOT_PICKING, "");
  change({ picking: state.sel[0] || state.path[0] || FIRST_END }, "");
}

/** Ask for the first of two sources, or for the other one, wherever it is pressed: that merges them. */
function beginMerge(picking) {
  openTab("sources", { picking, joining: true, sel: [] });
}

document.addEventListener("click", press);
one("#canvas").onpointerdown = () => {
  hide("#done");
};
document.addEventListener("click", (ev) => {
  for (const menu of all("details.menu[open]")) if (!menu.contains(ev.target)) menu.open = false;
});
document.addEventListener("keydown", keys);
one("#find").oninput = (ev) => {
  narrow({ find: ev.target.value });
};
one("#find").onkeydown = (ev) => {
  if (ev.key === "Enter") stepHit(ev.shiftKey ? -1 : 1);
};
one("#place-next").onclick = () => stepHit(1);
one("#place-last").onclick = () => stepHit(-1);
one("#filters").ontoggle = paintFacets;
one("#drop").onclick = () => narrow({ facets: noFacets() });
one("#filtered").onclick = () => {
  one("#filters").open = false;
  one("#filters summary").focus();
};
for (const name of VIEWS) one(`#view-${name}`).onclick = () => change({ view: name }, "");
one("#near").onchange = (ev) => {
  change({ near: Number(ev.target.value) }, "");
  if (state.near && !state.sel.length) tell("Choose a source or claim first");
};
one("#everything").onclick = () => {
  change({ near: 0 }, "");
  one("#near").focus();
};
one("#story").onkeydown = walkText;
one("#more")?.addEventListener("click", () => {
  one("#looks").classList.add("all");
  hide("#more");
  one("#looks li:nth-child(7) .look").focus();
});
one("#copy").onclick = copyCommand;
one("#done-undo").onclick = undo;
one("#done-close").onclick = () => {
  hide("#done");
  one("#panel").focus(STILL);
};
one("#way").onclick = beginPath;
one("#no-way").onclick = () => change(NOT_PICKING, "");
one("#unselect").onclick = leave;
one("#peeked").onclick = () => {
  change({ pane: "panel", tab: "details" }, "");
  one("#panel").scrollIntoView();
};
one("[role=tablist]").onkeydown = tabKeys;
for (const name of TABS) one(`#tab-${name}`).onclick = () => change({ tab: name, listed: false }, "");
one("#undo").onclick = undo;
one("#redo").onclick = redo;
one("#who").onkeydown = (ev) => {
  if (ev.key !== "Enter" || !log.length) return;
  ev.preventDefault(); // the key must not press the button that has the focus behind it
  FILES[asked]();
};
one("#load-fixes").onchange = (ev) => {
  if (ev.target.files.length) loadFixes(ev.target.files[0]);
  ev.target.value = "";
};
form.onsubmit = submitted;
addEventListener("hashchange", () => {
  const next = readHash();
  Object.assign(state, NOT_PICKING); // an address is no press
  if (Object.keys(next).length) change(next, "hash");
});
addEventListener("beforeunload", (ev) => {
  if (log.length && !keptInBrowser) ev.preventDefault();
});
wide.addEventListener("change", paint);

makeFacets();
one("#who").value = stored(WHO);
log = draft();
const earlier = log.length;
log = [...log, ...brought()];
if (log.length) {
  now = corrected(log);
  keepDraft();
  if (!earlier) saved = { log, words: "all in this page" };
}
if (log.length || applied.length) paintAll();
else paintFixes();
change(readHash(), "hash");
if (log.length > earlier) tell(`This page came with ${plural(log.length - earlier, "correction")}`);
else if (earlier) tell(`${plural(earlier, "correction")} of an earlier visit`);
