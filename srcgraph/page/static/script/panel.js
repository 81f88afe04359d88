/* Panel: tabs, cards, tables, and the way from one thing to another. */
const cards = all(".card");
const cardOf = new Map(cards.map((card) => [card.id, card]));
const rows = new Map(["sources", "claims"].map((table) => [table, all(`#${table} tr[data-row]`).map(
  (el) => ({ el, id: el.dataset.row, lit: false }))]));
let opened = [];

const joined = rows.get("sources");
if (joined.length > 1) {
  for (const { el, id } of joined) {
    el.cells[0].append(" ", make("button", { type: "button", class: "join", "data-join": id, "aria-label": `Merge ${now.sources.get(id).label} with another` }, "Merge…"));
  }
}

function paintPanel({ shown, ids, any, way }) {
  for (const name of TABS) {
    const tab = one(`#tab-${name}`);
    tab.setAttribute("aria-selected", String(name === state.tab));
    tab.tabIndex = name === state.tab ? 0 : -1;
    one(`#${name}`).classList.toggle("open", name === state.tab);
  }
  hide("#look", any);
  hide("#cards", !any);
  put("#unselect", state.back ? `← Back to ${state.back === "fixes" ? "corrections" : state.back}` : "← Overview");
  paintCards();
  paintPath(way);
  for (const [table, list] of rows) {
    let left = 0;
    for (const row of list) {
      const there = shown.has(row.id);
      left += there;
      if (row.el.hidden === there) row.el.hidden = !there;
      const isLit = ids.has(row.id) || row.id === state.picking;
      if (row.lit !== isLit) row.el.classList.toggle("lit", (row.lit = isLit));
    }
    one(`#${table} .none`).hidden = left > 0;
    one(`#tab-${table} .n`).textContent = filtering() ? `${left} of ${now.tally[table]}` : now.tally[table];
  }
  paintFindings(shown);
  hide("#only", !filtering() || any && state.tab === "details" || !LISTS.includes(state.tab));
  put("#only span", `Only: ${narrowedWords()}.`);
  for (const el of all(".whole")) el.hidden = filtering();
  put("#claims .none", state.show.has("unnamed") && !now.tally.claimsOf.unnamed ? "No claim rests on unnamed sources alone." : "No claim fits.");
}

const findings = all("#findings :is([data-about], .finding:not([data-about]))").map((el) => (
  { el, about: (el.dataset.about || "").split(" ").filter(Boolean) }));

/** Findings about what a filter leaves; those about nobody stay while nothing is filtered. */
function paintFindings(shown) {
  let left = 0;
  for (const { el, about } of findings) {
    const ids = about.map(current);
    const there = !filtering() || ids.some((id) => shown.has(id));
    el.hidden = !there;
    left += there;
  }
  put("#tab-findings .n", left < findings.length ? `${left} of ${findings.length}` : left);
  const words = one("#findings .none");
  if (words) words.hidden = left > 0;
}

const clashes = all("#conflicts [data-said]").map((el) => ({ el, said: el.dataset.said.split(" ") }));

let found = "";

/** Conflicts of which both sides still stand; no filter hides them, and a doubt alone counts for none. */
function paintConflicts() {
  const stands = (said) => said.every(({ gone }) => !gone) && new Set(said.map(({ speaker }) => speaker || {})).size === said.length;
  for (const { el, said } of clashes) {
    el.hidden = !stands(said.map((id) => now.said.get(id)));
    const perhaps = one("[data-perhaps]", el);
    if (perhaps) perhaps.hidden = !stands([said[0], perhaps.dataset.perhaps].map((id) => now.said.get(id)));
  }
  const standing = (list) => clashes.filter(({ el }) => !el.hidden && el.closest(list)).length;
  const [denied, apart, doubts] = ["#denied", "#apart", "#doubts"].map(standing);
  hide("#doubts", !doubts);
  hide("#declined", !standing("#declined"));
  hide("#apart", !apart);
  if (found !== (found = `${!denied}${!doubts}`)) { // what the reader opened stays so
    for (const el of all("#doubts, #apart, #others")) el.open = !denied && !(doubts && el.id !== "doubts");
  }
  put("#tab-conflicts .n", denied + apart);
  put(".against .big", denied);
  put(".against .sub", apart ? `and ${plural(apart, "contrast")}` : denied ? "who denies what" : doubts ? `${doubts} perhaps` : "none found");
  hide("#conflicts .none", denied + doubts > 0);
}

/** Whom the reader is told least about, and what nobody is named for, as corrections leave them. */
function paintLeast() {
  const vague = now.left("sources").filter((item) => "DAU".includes(item.letter) && claimsOf(item).length)
    .map((item) => ({ of: item, key: least(item) })).sort((a, b) => before(a.key, b.key)).map(({ of }) => of);
  refill(one("#least"), tiedWords(vague), ...vague.slice(0, 3).map((item, at) => make("li", {}, refTo(item.id), make("span", { class: "quiet" },
    ` ${item.changed ? toldOf(item) : facts.told[item.id]}; ${spaced(plural(claimsOf(item).length, "claim"))}`), ...claimsOf(item).slice(0, at ? 0 : 1).map((id) => lineOf(id, item)))),
  ...(vague.length ? [] : [make("li", { class: "quiet" }, "No claim is an unnamed or vague source’s.")]));
  const held = new Map();
  for (const claim of now.left("claims")) {
    const [by, ...more] = new Set(claim.said.map((item) => item.by));
    if (claim.level === "unnamed" && !more.length && !wireOf(by).members.length) held.set(by, [...(held.get(by) || []), claim]);
  }
  const many = [...held.values()].flat().length > 4;
  const isGroup = (item) => wireOf(item).number === "several";
  refill(one("#alone"), ...[...held].sort(([a], [b]) => isWeak(a) - isWeak(b) || isGroup(a) - isGroup(b)).map(([by, claims], row) => make("li", {}, refTo(by.id),
    isGroup(by) ? make("span", { class: "quiet" }, " a group") : "", ...claims.flatMap(({ id }, at) => [" ", lineOf(id, by, many && (at || (isGroup(by) && row)))]))), held.size ? "" : make("li", { class: "quiet" }, "No claim."));
  const alone = now.left("claims").filter((item) => !item.said.some(({ speaker }) => speaker));
  const link = () => make("a", { class: "ref", href: `#${alone[0].id}`, "data-sel": alone.map(({ id }) => id).join(" ") },
    shapeOf("U"), make("b", { class: "k-U" }, "U"), " ", make("bdi", {}, spaced(plural(alone.length, "claim"))));
  for (const el of all(".nobody")) if (el.matches("p")) refill(el, ...(alone.length ? [link(), " told without naming anybody"] : []));
}

/** A claim as a source tells it, as `Cards._line`: from the first to the last word of who, the verb and what. */
function lineOf(id, by, brief) {
  const said = now.claims.get(id).said.find((item) => item.by === by);
  const { source, cue, content } = wire.attributions.find((item) => item.id === said.id);
  const places = [source, cue, content].flat(2);
  const [from, to] = [Math.min(...places), Math.max(...places)];
  return refTo(id, brief, to - from > 400 ? "" : rangeOf(pointAt(from, false), pointAt(to, true)).toString().trim().replace(/\s+/g, " "));
}

/** How many are described as little as the first. */
function tiedWords(vague) {
  const rank = (item) => least(item).slice(0, 4).join();
  const ties = vague.filter((item) => rank(item) === rank(vague[0])).length;
  return ties > 1 ? make("li", { class: "quiet" }, `${ties < 4 ? "The first " : ""}${ties} tie`) : "";
}

function showFinding(id) {
  change({ tab: "findings" }, "");
  const el = document.getElementById(id);
  el.scrollIntoView({ block: "center" });
  one("a", el).focus(STILL);
}

/** Show the cards of what is chosen, and of what was merged into it. */
function paintCards() {
  const wantedCards = state.path.length ? [] : cards.filter((card) => state.sel.includes(card.id) || (state.sel.includes(current(card.id)) && now.claims.has(card.id)));
  for (const card of opened) if (!wantedCards.includes(card)) card.classList.remove("shown", "first");
  wantedCards.forEach((card, at) => {
    card.classList.add("shown");
    card.classList.toggle("first", at === 0);
  });
  opened = wantedCards;
}

function paintPath(way) {
  const path = one("#path");
  path.hidden = !state.path.length;
  if (!state.path.length) return;
  const list = one("ol", path);
  refill(list, make("li", {}, refTo(state.path[0])), ...way.map((step) => make("li", {},
    make("span", { class: "verb" }, `${step.words} `), refTo(step.to), make("p", { class: "quiet" }, make("bdi", {}, step.why)))));
  hide("#no-path", way.length > 0);
  list.hidden = !way.length;
}

function pathSpoken() {
  const way = shortest(now.near, ...state.path);
  const name = (id) => (now.claims.has(id) ? `claim ${now.claims.get(id).number}` : now.sources.get(id).label);
  if (!way.length) return `Nothing joins ${state.path.map(name).join(" and ")}`;
  return [name(state.path[0]), ...way.map((step) => `${step.words} ${name(step.to)}`)].join(", ");
}

/** A link to a source or claim, as the template writes it. */
function refTo(id, brief, words) {
  const link = make("a", { class: "ref", href: `#${id}`, "data-sel": id });
  const source = now.sources.get(id);
  if (source) link.append(shapeOf(source.letter), make("b", { class: `k-${source.letter}` }, source.letter), " ", make("bdi", {}, source.label));
  else {
    const claim = now.claims.get(id);
    link.append(make("b", { class: `num k-${claim.letter}` }, numbered(claim)), ...(brief ? [] : [" ", make("bdi", {}, words || claim.label)]));
  }
  return link;
}

const denied = (claim) => claim.said.length > 0 && claim.said.every((item) => item.stance === "denies");
const numbered = (claim) => `${denied(claim) ? "✕" : ""}${claim.number}${claim.letter}${claim.unsure ? "?" : ""}`;

function shapeOf(letter) {
  return make("svg", { class: `shape k-${letter}`, "aria-hidden": "true" },
    make("use", { href: `#shape-${letter}` }));
}

function paintPanes({ any }) {
  for (const name of PANES) {
    one(`.pane.${name}`).classList.toggle("front", name === state.pane);
    const button = one(`.switch [data-pane="${name}"]`);
    if (name === state.pane) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  hide("#peek", !any || state.pane === "panel");
  if (!any) return;
  put("#peeked-words", spoken());
}

// Letters, numbers and names everywhere, as corrections leave them.
const refs = all(".ref[data-sel]").filter(({ dataset }) => targetIn(now, dataset.sel)); // those of one thing
const doubts = all(".unsure[data-of]");
const kept = new Map();

function paintRefs() {
  for (const link of refs) {
    const own = now.sources.get(link.dataset.sel) || now.claims.get(link.dataset.sel);
    const item = now.claims.get(current(own.id)) || now.sources.get(current(own.id)) || own;
    link.classList.toggle("gone", own.gone);
    const letter = one("b", link);
    if (!letter) continue; // a link between claims tells only its words
    setLetter(letter, item.letter);
    if ("number" in own) letter.textContent = numbered(item);
    else {
      letter.textContent = item.letter;
      swapShape(one("svg", link), item.letter);
      one("bdi", link).textContent = link.dataset.sel === item.id ? short(item.label) : `${short(own.label)} → ${short(item.label)}`;
    }
  }
}

const short = (words) => (words.length > 100 ? `${words.slice(0, 99).trimEnd()}…` : words);

function swapShape(svg, letter) {
  setLetter(svg, letter);
  one("use", svg).setAttribute("href", `#shape-${letter}`);
}

/** Rows and cards of sources and claims: what they rest on, how many, who says so. */
function paintRows() {
  for (const { el, id } of rows.get("sources")) {
    const source = now.sources.get(id);
    const told = keep(el.cells[1]);
    el.cells[1].textContent = source.changed ? toldOf(source) : told;
    el.cells[2].textContent = claimsOf(source).length;
  }
  for (const el of doubts) el.hidden = !targetIn(now, el.dataset.of).unsure;
  for (const { el, id } of rows.get("claims")) paintSayings(el.cells[1], now.claims.get(id));
  for (const card of cards) {
    const item = now.sources.get(card.id) || now.claims.get(card.id);
    const badge = one(".rests .badge", card);
    setLetter(badge, item.letter);
    swapShape(one("svg", badge), item.letter);
    one("b", badge).textContent = item.letter;
    one(".means", badge).textContent = "number" in item ? restsOn(item) : toldOf(item);
    one(".grade b", card).textContent = item.grade || "not graded";
    refill(one(".fixed", card), ...fixesOn(item).map(describeFix));
    if (!("number" in item)) paintOwn(card, item);
  }
}

/** What stood in a list before any correction. */
function firstIn(list) {
  if (!kept.has(list)) kept.set(list, [...list.children]);
  return kept.get(list);
}

/** What a source says and is called, with that of sources that were merged into it. */
function paintOwn(card, source) {
  const same = cards.filter(({ id }) => now.sources.has(id) && current(id) === source.id);
  for (const [name, own] of [[".facts", () => factsOf([card, ...same])], [".claims", () => claimsOf(source).map((id) => make("li", {}, refTo(id)))],
    [".mentions", () => same.flatMap((other) => firstIn(one(".mentions", other))).map((el) => el.cloneNode(true))]]) {
    const list = one(name, card);
    if (!list) continue;
    const first = firstIn(list);
    if (log.length) refill(list, ...own());
    else if (list.children[0] !== first[0]) refill(list, ...first);
  }
  one("h3 bdi", card).textContent = source.label;
}

/** What is told of any of the sources that are one: the first that tells it is shown. */
function factsOf(same) {
  const rows = new Map();
  for (const list of same.map((card) => one(".facts", card))) {
    const nodes = list ? firstIn(list) : [];
    for (let at = 0; at < nodes.length; at += 2) {
      const name = nodes[at].textContent;
      if (!rows.has(name) || rows.get(name)[1].matches(".silent")) rows.set(name, [nodes[at], nodes[at + 1]]);
    }
  }
  return [...rows.values()].flat().map((el) => el.cloneNode(true));
}

const keep = (el) => {
  if (!kept.has(el)) kept.set(el, el.textContent);
  return kept.get(el);
};

/** Judgements about a source or claim, about what was merged into it, and about what it says. */
const fixesOn = (item) => [...new Set([...item.fixes, ...item.merged.flatMap(({ fixes }) => fixes), ...ownSaid(item).flatMap((said) => said.fixes)])];
const ownSaid = (item) => wire.attributions
  .filter((said) => said.claim_id === item.id || (said.source_id === item.id && !said.claim_id)).map((said) => now.said.get(said.id));

/** Who says a claim: the page's own rows while nothing was corrected, else written anew. */
function paintSayings(cell, claim) {
  if (!kept.has(cell)) kept.set(cell, [...cell.childNodes]);
  if (!claim.recount && !claim.said.some((item) => item.changed || item.by.changed)) {
    if (cell.childNodes[0] !== kept.get(cell)[0]) refill(cell, ...kept.get(cell));
    return;
  }
  const voices = new Map(claim.said.toSorted((a, b) => b.unsure - a.unsure).map((item) => [`${item.by.id} ${item.stance}`, item]));
  refill(cell, ...claim.said.filter((item) => [...voices.values()].includes(item)).map((item) => make("p", {},
    ...(item.speaker ? [refTo(item.speaker.id)] : [shapeOf("U"), make("b", { class: "k-U" }, "U"), " nobody"]),
    item.stance === "asserts" ? "" : make("span", { class: "verb" }, ` ${WORDS.says[item.stance]}`),
    item.unsure ? make("span", { class: "unsure" }, "? unsure") : "")));
}

// Tables in another order: each heading sorts, and pressed again turns the order round.
const RUNGS = ["bare", "sector", "position", "access"];
const TOLD = ["counted", "position", "affiliation", "access", "interest", "reason", "confidential"];
const given = new Map(wire.sources.map((item, at) => [item.id, { at, told: TOLD.filter((name) => item[name]) }]));

/** Whether a source surely says nothing, and only wants or asks it: the contrary of `cards.surely_says`. */
const isWeak = ({ said }) => !said.some((item) => item.about && item.score >= 0.5 && !["wants", "asks"].includes(item.stance));

/** As `cards._least`. */
const least = (source) => [LEAST_FIRST.indexOf(source.letter), claimsOf(source).length < 1, RUNGS.indexOf(source.rung),
  new Set([source, ...source.merged].flatMap(({ id }) => given.get(id).told)).size, isWeak(source), -source.said.length, given.get(source.id).at];

function before(one, two) {
  const at = one.findIndex((value, index) => value !== two[index]);
  return at < 0 ? 0 : one[at] - two[at];
}

const byName = new Intl.Collator("en").compare;
const ORDERS = {
  sources: {
    text: { of: (id) => now.sources.get(id).label, words: ["From A to Z", "From Z to A"] },
    told: { of: (id) => least(now.sources.get(id)), words: ["Least described first", "Best described first"] },
    claims: { of: (id) => [-claimsOf(now.sources.get(id)).length], words: ["Most claims first", "Fewest claims first"] },
  },
  claims: {
    text: { of: (id) => [now.claims.get(id).number], words: ["In reading order", "From the end of the article"] },
    told: { of: (id) => [LEAST_FIRST.indexOf(now.claims.get(id).letter)], words: ["Least described source first", "Best described source first"] },
  },
};

for (const head of all("[data-by]")) {
  if (head.dataset.by === (head.closest("#sources") ? "told" : "text")) head.setAttribute("aria-sort", "ascending");
  refill(head, make("button", { type: "button", class: "sorter", "data-sort": head.dataset.by }, head.textContent));
}

function sortTable(button) {
  const host = button.closest("table");
  const head = button.closest("th");
  const table = host.parentElement.id;
  const { of, words } = ORDERS[table][button.dataset.sort];
  const turned = head.getAttribute("aria-sort") === "ascending";
  for (const other of all("th", host)) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", turned ? "descending" : "ascending");
  const order = rows.get(table).map((row, at) => ({ row, key: of(row.id), at })).sort((a, b) => (turned ? -1 : 1)
    * (typeof a.key === "string" ? byName(a.key, b.key) : before(a.key, b.key)) || a.at - b.at);
  one("tbody", host).append(...order.map(({ row }) => row.el));
  one(".sorted", host).textContent = words[Number(turned)];
  say(words[Number(turned)]);
}
