/* The state of the page, and what follows from it. One state, one `paint`. */
const TABS = ["details", "sources", "claims", "conflicts", "findings", "fixes", "summary"];
const PANES = ["panel", "text", "graph"];
const VIEWS = ["lanes", "network"];
const FACETS = {
  kind: { name: "Who speaks", words: WORDS.kinds, of: (item) => item.by.kind },
  told: { name: "The reader is told", words: WORDS.identifications, of: (item) => item.by.identification },
  stance: { name: "What they do", words: WORDS.says, of: (item) => item.stance },
  style: { name: "How it is quoted", words: WORDS.styles, of: (item) => item.style },
  sure: { name: "How sure the program is", words: { sure: "sure", unsure: "unsure" }, of: (item) => (item.unsure ? "unsure" : "sure") },
};
const NAMES = Object.keys(FACETS);
const noFacets = () => Object.fromEntries(NAMES.map((name) => [name, new Set()]));
const wide = matchMedia("(min-width: 62.5rem) and (min-height: 34rem)");

const state = {
  sel: [], show: new Set(), facets: noFacets(), find: "", tab: "details", pane: "panel", back: "",
  view: "lanes", near: 0, path: [], picking: "", joining: false, listed: false,
};
let now = corrected([]);

const wordsIn = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
const wanted = () => wordsIn(state.find);
const chosenFacets = () => NAMES.filter((name) => state.facets[name].size);
const filtering = () => state.show.size > 0 || state.find.trim() !== "" || chosenFacets().length > 0;

/** Whether an attribution passes the facets, one of which may be left out. */
const passes = (item, but = "") =>
  chosenFacets().every((name) => name === but || state.facets[name].has(FACETS[name].of(item)));

/** Whether a claim or source passes level and search. */
function fits(item, words) {
  return (!state.show.size || state.show.has(item.level)) && words.every((word) => textOf(item).includes(word));
}

function seen() {
  const words = wanted();
  const narrow = chosenFacets().length > 0;
  const shown = new Set();
  for (const claim of now.left("claims")) {
    if (fits(claim, words) && claim.said.some((item) => passes(item))) shown.add(claim.id);
  }
  for (const source of now.left("sources")) {
    const said = source.said.filter((item) => passes(item));
    const own = fits(source, words) && (!narrow || said.length > 0);
    if (own || said.some((item) => item.about && shown.has(item.about.id))) shown.add(source.id);
  }
  return shown;
}

/** How many claims each value of each facet would leave, the other filters being as they are. */
function counted() {
  const words = wanted();
  const claims = now.left("claims").filter((item) => fits(item, words));
  const counts = {};
  for (const name of NAMES) {
    counts[name] = new Map();
    for (const claim of claims) {
      const values = new Set(claim.said.filter((item) => passes(item, name)).map(FACETS[name].of));
      for (const value of values) counts[name].set(value, (counts[name].get(value) || 0) + 1);
    }
  }
  return counts;
}

/** What is chosen, with what belongs to it (ids) and what bears on it (near). */
function lit() {
  if (state.path.length) return litPath();
  const claims = state.sel.filter((id) => now.claims.has(id));
  const chosen = (item) => (claims.length ? item.about && claims.includes(item.about.id)
    : item.speaker && state.sel.includes(item.speaker.id));
  const said = [...now.said.values()].filter((item) => !item.gone && chosen(item));
  const ids = new Set([...state.sel, ...said.flatMap((item) => [item.id, item.about && item.about.id, item.by.id])]);
  const near = new Set();
  for (const id of claims) {
    for (const step of now.near.get(id) || []) if (now.claims.has(step.to)) near.add(step.to);
  }
  ids.delete(null);
  ids.delete("");
  return { ids, near, way: [] };
}

function litPath() {
  const way = shortest(now.near, ...state.path);
  const ids = new Set([...state.path, ...way.flatMap((step) => [step.to, ...step.said])]);
  return { ids, near: new Set(), way };
}

/** What the graph shows of what a filter leaves: all of it, or what is near the choice. */
function around(shown) {
  if (!state.near || !state.sel.length) return shown;
  return within(now.near, state.sel, state.near);
}

/** Change the state and show it; `origin` is the view that must not be moved by it. */
function change(next, origin) {
  const before = state.sel.join() + state.path.join();
  if (state.picking !== FIRST_END && !now.standing(state.picking)) Object.assign(state, NOT_PICKING);
  if (next.sel && state.picking && next.sel.length) next = picked(next.sel);
  if (next.sel && next.sel.length && !next.path) next = { ...next, path: [] };
  Object.assign(state, next);
  state.sel = [...new Set(state.sel.map(current).filter(Boolean))];
  if (state.path.some((id) => !now.standing(id))) state.path = [];
  if (state.sel.length && filtering() && !state.sel.some((id) => seen().has(id))) {
    // What the reader did last wins: a new filter lets go of what it hides, and a choice of
    // something hidden lets go of the filter.
    if ("show" in next || "find" in next || "facets" in next) state.sel = [];
    else Object.assign(state, { show: new Set(), find: "", facets: noFacets() });
  }
  paint();
  if (state.sel.join() + state.path.join() !== before || "sel" in next) reveal(origin);
}

const showDetails = (sel, origin) => change({ sel, tab: "details", back: "" }, origin);

/** What a chosen id stands for now. */
function current(id) {
  const item = standsFor(now.sources, id) || standsFor(now.claims, id);
  return item ? item.id : "";
}

/** One end of a path, or one of two sources to merge: the first where none was chosen before, else the second. */
const FIRST_END = "first";
const NOT_PICKING = { picking: "", joining: false };

function picked(ids) {
  const to = (state.joining ? ids.map(current).map(speakerOf) : ids).find((id) => now.standing(id)) || "";
  if (state.picking === FIRST_END) return { picking: to || FIRST_END };
  if (state.joining) {
    if (!to) say("Press one source");
    if (!to || to === state.picking) return {};
    const first = state.picking;
    Object.assign(state, NOT_PICKING);
    mergePair([first, to].map((id) => targetIn(now, id)));
    return {};
  }
  return { path: to && to !== state.picking ? [state.picking, to] : [], picking: "", sel: [], tab: "details", back: "" };
}

/** A source, or whoever alone makes a claim. */
function speakerOf(id) {
  if (now.sources.has(id)) return id;
  const [by, ...more] = new Set(now.claims.get(id)?.said.map(({ speaker }) => speaker));
  return by && !more.length ? by.id : "";
}

function paint() {
  const shown = seen();
  const view = { shown, drawn: around(shown), ...lit(), any: state.sel.length > 0 || state.path.length > 0 };
  paintLegend(view);
  paintText(view);
  paintPanel(view);
  paintPanes(view);
  graph.paint(view);
  writeHash();
}

/** Bring what was chosen into sight, in every view but the one where it was chosen. */
function reveal(origin) {
  if (!state.sel.length && !state.path.length) return;
  if (canMark) CSS.highlights.delete("place");
  say(spoken());
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
  const row = one(".open tr.lit");
  if (row) row.scrollIntoView({ block: "nearest" });
}

const spoken = () => (state.path.length ? pathSpoken() : summed(state.sel));

function summed(ids) {
  const chosen = ids.filter((id) => now.claims.has(id)).map((id) => now.claims.get(id));
  const speaker = ids.map((id) => now.sources.get(id)).find(Boolean);
  if (!chosen.length) return `${speaker.label}: ${toldOf(speaker)}, ${plural(claimsOf(speaker).length, "claim")}`;
  if (chosen.length > 1) return `Claims ${chosen.map((item) => item.number).join(", ")}`;
  const names = chosen[0].said.map((item) => item.by.label);
  return `Claim ${chosen[0].number}, rests on: ${restsOn(chosen[0])}. ${[...new Set(names)].join(", ")}`;
}

/** The level of a claim in words; where nobody in particular stands behind it, a group or nobody. */
function restsOn(claim) {
  if (claim.level !== "none") return WORDS.level[claim.level];
  return WORDS.identifications[claim.said.some((item) => item.speaker) ? "generic" : "unattributed"];
}

/** What the reader is told of a source, as short as tables show it. */
const toldOf = ({ identification, rung }) =>
  `${WORDS.identifications[identification]}${identification === "unnamed" && rung ? `, ${WORDS.rungs[rung]}` : ""}`;

const claimsOf = (source) => [...new Set(source.said.filter((item) => item.about).map((item) => item.about.id))];
