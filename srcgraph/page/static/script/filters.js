/* Header: figures that filter, facets with counts, and search. */
const canMark = Boolean(window.Highlight && CSS.highlights);
const tiles = all(".tile[aria-pressed]");
let hits = [];
let hit = -1;

function paintLegend({ shown }) {
  document.body.classList.toggle("filtering", state.show.size > 0);
  for (const tile of tiles) tile.setAttribute("aria-pressed", String(state.show.has(tile.dataset.show)));
  const left = [...shown].map((id) => now.claims.get(id)).filter(Boolean);
  put("#number", left.length);
  put("#of", filtering() ? `of ${plural(now.tally.claims, "claim")}` : now.tally.claims === 1 ? "claim" : "claims");
  hide("#from", filtering());
  hide(".again", !filtering());
  if (one("#find").value !== state.find) one("#find").value = state.find;
  paintTiles(left);
  paintFacets();
  markFound();
}

/** The figures of the levels: of all claims, or of those that search and facets leave. */
function paintTiles(left) {
  const { claims, claimsOf: claimsAt, sourcesOf } = now.tally;
  const narrow = wanted().length > 0 || chosenFacets().length > 0;
  for (const tile of tiles) {
    const level = tile.dataset.show;
    const number = narrow ? left.filter((item) => item.level === level).length : claimsAt[level];
    one(".big", tile).textContent = number;
    one(".sub", tile).textContent = narrow ? `of ${spaced(plural(claimsAt[level], "claim"))}`
      : `${percent(claimsAt[level], claims)} of claims${sourcesOf[level] ? `, ${spaced(plural(sourcesOf[level], "source"))}` : ""}`;
    one("rect", tile).setAttribute("width", ((100 * number) / Math.max(1, claims)).toFixed(1));
  }
}

/** The figures of the header, counted anew after each correction. */
function paintTally() {
  const { claims, sources, claimsOf: claimsAt, sourcesOf } = now.tally;
  put("#from", `from ${spaced(plural(sources, "source"))}`);
  for (const level of LEVELS) {
    const row = one(`#summary [data-level="${level}"]`);
    [claimsAt[level], percent(claimsAt[level], claims), sourcesOf[level]].forEach((words, at) => {
      row.cells[at + 1].textContent = words;
    });
  }
}

const spaced = (words) => words.replace(" ", "\u00a0");

// Facets: what stands in the article, with the claims that each value would leave.
const boxes = new Map();

function makeFacets() {
  const host = one("#facets");
  for (const name of NAMES) {
    const { name: title, words, of } = FACETS[name];
    const there = new Set([...now.said.values()].filter((item) => item.about).map(of));
    const values = Object.keys(words).filter((value) => there.has(value));
    const group = make("fieldset", {}, make("legend", {}, title));
    for (const value of values) group.append(makeBox(name, value, words[value]));
    if (values.length) host.append(group);
  }
}

function makeBox(name, value, words) {
  const box = make("input", { type: "checkbox", value });
  const count = make("span", { class: "n" });
  box.onchange = () => {
    const facets = { ...state.facets, [name]: new Set(state.facets[name]) };
    if (box.checked) facets[name].add(value);
    else facets[name].delete(value);
    narrow({ facets });
  };
  boxes.set(`${name} ${value}`, { box, count, name, value });
  return make("label", {}, box, make("span", {}, words), count);
}

function paintFacets() {
  const number = chosenFacets().reduce((sum, name) => sum + state.facets[name].size, 0);
  put("#filters-on", number ? `(${number})` : "");
  hide("#drop", !number);
  if (!one("#filters").open) return; // counted when somebody looks
  const counts = counted();
  for (const { box, count, name, value } of boxes.values()) {
    box.checked = state.facets[name].has(value);
    count.textContent = counts[name].get(value) || 0;
  }
}

// Search: names, words of claims and of the article, numbers.
const worded = new Map();
const textCache = new WeakMap();

function textOf(item) {
  if (!textCache.has(item)) {
    const said = item.said.map(({ id }) => worded.get(id) || "");
    const words = "number" in item ? [item.number, ...said, ...item.said.map(({ by }) => by.label)]
      : [item.label, ...(calledAs.get(item.id) || [])];
    textCache.set(item, words.join(" ").toLowerCase());
  }
  return textCache.get(item);
}

let marked = null;

function markFound() {
  const words = wanted().filter((word) => word.length > 1);
  if (words.join(" ") === marked) return;
  marked = words.join(" ");
  hits = [];
  hit = -1;
  const walker = document.createTreeWalker(one(".story"), NodeFilter.SHOW_TEXT);
  while (words.length && walker.nextNode()) {
    for (const word of words) findWord(walker.currentNode, word);
  }
  hits.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
  if (canMark) {
    CSS.highlights.set("found", new Highlight(...hits));
    CSS.highlights.delete("hit");
  }
  hide("#places", !words.length);
  put("#places-number", hits.length ? `In the text: ${plural(hits.length, "place")}` : "Not in the text");
  for (const button of all("#places button")) button.hidden = !hits.length;
  if (hits.length && wide.matches) showHit(0);
}

function findWord(el, word) {
  const text = el.data.toLowerCase();
  if (text.length !== el.data.length) return; // a few letters grow in lower case
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    hits.push(rangeOf([el, at], [el, at + word.length]));
  }
}

/** Go to the next or the last place where a searched word stands, in claims or elsewhere. */
function stepHit(step) {
  if (!hits.length) return;
  if (!wide.matches && state.pane !== "text") change({ pane: "text" }, "");
  showHit((hit + step + hits.length) % hits.length);
  const { startContainer } = hits[hit];
  say(`${hit + 1} of ${hits.length}: ${startContainer.parentElement.closest(".line").textContent.slice(0, 120)}`);
}

function showHit(at) {
  hit = at;
  if (canMark) CSS.highlights.set("hit", new Highlight(hits[hit]));
  hits[hit].startContainer.parentElement.scrollIntoView({ block: "center" });
  put("#places-number", `In the text: place ${hit + 1} of ${hits.length}`);
}

const LISTS = ["sources", "claims", "findings"];

/** What the lists are narrowed to, in words. */
const narrowedWords = () => [...[...state.show].map((level) => WORDS.level[level]), ...(state.find.trim() ? [`“${state.find.trim()}”`] : []),
  ...chosenFacets().flatMap((name) => [...state.facets[name]].map((value) => FACETS[name].words[value]))].join("; ");

/** Filter; where only the start would be seen, show as a list what the filter leaves. */
function narrow(next) {
  change(next, "");
  const idle = !state.sel.length && !state.path.length;
  if (filtering() && !LISTS.includes(state.tab) && idle) change({ tab: "claims", pane: "panel", listed: true }, "");
  else if (!filtering() && state.listed && state.tab === "claims") change({ tab: "details", listed: false }, "");
  sayFiltered();
}

const sayFiltered = () => say(`${one("#number").textContent} of ${plural(now.tally.claims, "claim")} shown`);

/** Show the claims of one level, in place of those of another; pressed again, of all. */
function toggle(level) {
  const show = new Set(level && !state.show.has(level) ? [level] : []);
  narrow(level ? { show } : { show, find: "", facets: noFacets() });
}
