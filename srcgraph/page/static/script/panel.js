/* Panel: tabs, cards, tables, and the way from one thing to another. */
const cards = all(".card");
const cardOf = new Map(cards.map((card) => [card.id, card]));
const rows = new Map(["sources", "claims"].map((table) => [table, all(`#${table} tr[data-row]`).map(
  (node) => ({ node, id: node.dataset.row, lit: false }))]));
let opened = [];

function paintPanel({ shown, ids, any, way }) {
  for (const name of TABS) {
    const tab = one(`#tab-${name}`);
    tab.setAttribute("aria-selected", String(name === state.tab));
    tab.tabIndex = name === state.tab ? 0 : -1;
    one(`#${name}`).classList.toggle("open", name === state.tab);
  }
  one("#look").hidden = any;
  one("#cards").hidden = !any;
  one("#unselect").textContent = state.back ? `← Back to ${state.back}` : "← Look first";
  paintCards();
  paintPath(way);
  for (const [table, list] of rows) {
    let none = true;
    for (const row of list) {
      const there = shown.has(row.id);
      none = none && !there;
      if (row.node.hidden === there) row.node.hidden = !there;
      if (row.lit !== ids.has(row.id)) row.node.classList.toggle("lit", (row.lit = ids.has(row.id)));
    }
    one(`#${table} .none`).hidden = !none;
  }
  paintFindings(shown);
}

const findings = all("#findings [data-about], #findings .finding:not([data-about])").map((node) => (
  { node, about: (node.dataset.about || "").split(" ").filter(Boolean) }));

/** Findings about what a filter leaves; those about nobody stay while nothing is filtered. */
function paintFindings(shown) {
  let none = findings.length > 0;
  for (const { node, about } of findings) {
    const ids = about.map(current);
    const there = !filtering() || ids.some((id) => shown.has(id));
    node.hidden = !there;
    node.classList.toggle("gone", about.length > 0 && !ids.some(Boolean));
    none = none && !there;
  }
  const words = one("#findings .none");
  if (words) words.hidden = !none;
}

function showFinding(id) {
  change({ tab: "findings" }, "");
  const node = document.getElementById(id);
  node.scrollIntoView({ block: "center" });
  one("a", node).focus({ preventScroll: true });
}

/** Show the cards of what is chosen, and of what was merged into it. */
function paintCards() {
  const wantedCards = state.path.length ? [] : cards.filter((card) => state.sel.includes(current(card.id)));
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
  list.replaceChildren(make("li", {}, refTo(state.path[0])), ...way.map((step) => make("li", {},
    make("span", { class: "verb" }, `${step.words} `), refTo(step.to), make("p", { class: "quiet" }, make("bdi", {}, step.why)))));
  one("#no-path").hidden = way.length > 0;
  list.hidden = !way.length;
}

function pathSpoken() {
  const way = shortest(now.near, ...state.path);
  const name = (id) => (now.claims.has(id) ? `claim ${now.claims.get(id).number}` : now.sources.get(id).label);
  if (!way.length) return `Nothing joins ${name(state.path[0])} and ${name(state.path[1])}`;
  return [name(state.path[0]), ...way.map((step) => `${step.words} ${name(step.to)}`)].join(", ");
}

/** A link to a source or claim, as the template writes it. */
function refTo(id) {
  const link = make("a", { class: "ref", href: `#${id}`, "data-sel": id });
  const source = now.sources.get(id);
  if (source) link.append(shapeOf(source.letter), make("b", { class: `k-${source.letter}` }, source.letter), " ", make("bdi", {}, source.label));
  else {
    const claim = now.claims.get(id);
    link.append(make("b", { class: `num k-${claim.letter}` }, numbered(claim)), " ", make("bdi", {}, claim.label));
  }
  return link;
}

const numbered = (claim) => `${claim.number}${claim.letter}${claim.unsure ? "?" : ""}`;

function shapeOf(letter) {
  return make("svg", { class: `shape k-${letter}`, viewBox: "0 0 20 20", "aria-hidden": "true" },
    make("use", { href: `#shape-${letter}` }));
}

function paintPanes({ any }) {
  for (const name of PANES) {
    one(`.pane.${name}`).classList.toggle("front", name === state.pane);
    const button = one(`.switch [data-pane="${name}"]`);
    if (name === state.pane) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  one("#peek").hidden = !any || state.pane === "panel";
  if (!any) return;
  one("#peeked-words").textContent = state.path.length ? pathSpoken()
    : summed(state.sel).split(". ")[0].replace(", rests on:", ":");
}

// Letters, numbers and names everywhere, as corrections leave them.
const refs = all(".ref[data-sel]");
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
  for (const { node, id } of rows.get("sources")) {
    const source = now.sources.get(id);
    const told = keep(node.cells[1]);
    node.cells[1].textContent = source.changed ? toldOf(source) : told;
    node.cells[2].textContent = claimsOf(source).length;
  }
  for (const node of doubts) node.hidden = !targetIn(now, node.dataset.of).unsure;
  for (const { node, id } of rows.get("claims")) paintSayings(node.cells[1], now.claims.get(id));
  for (const card of cards) {
    const item = now.sources.get(card.id) || now.claims.get(card.id);
    const badge = one(".rests .badge", card);
    setLetter(badge, item.letter);
    swapShape(one("svg", badge), item.letter);
    one("b", badge).textContent = item.letter;
    const words = "number" in item ? WORDS.level[item.level] : WORDS.letters[item.letter];
    one(".means", badge).textContent = words;
    card.classList.toggle("changed", item.changed);
    const grade = one(".grade b", card);
    grade.textContent = item.grade;
    one(".fixed", card).replaceChildren(...fixesOn(item).map(describeFix));
  }
}

const toldOf = (source) =>
  (source.identification === "unnamed" && source.rung ? WORDS.rungs[source.rung] : WORDS.letters[source.letter]);

const keep = (node) => {
  if (!kept.has(node)) kept.set(node, node.textContent);
  return kept.get(node);
};

/** Judgements about a source or claim, and about the attributions in its card. */
const fixesOn = (item) => [...new Set([...item.fixes, ...ownSaid(item).flatMap((said) => said.fixes)])];
const ownSaid = (item) => wire.attributions
  .filter((said) => said.claim_id === item.id || (said.source_id === item.id && !said.claim_id)).map((said) => now.said.get(said.id));

/** Who says a claim: the page's own rows while nothing was corrected, else written anew. */
function paintSayings(cell, claim) {
  if (!kept.has(cell)) kept.set(cell, [...cell.childNodes]);
  if (!claim.recount && !claim.said.some((item) => item.changed || item.by.changed)) {
    if (cell.childNodes[0] !== kept.get(cell)[0]) cell.replaceChildren(...kept.get(cell));
    return;
  }
  cell.replaceChildren(...claim.said.map((item) => make("p", {},
    ...(item.speaker ? [refTo(item.speaker.id)] : [shapeOf("U"), make("b", { class: "k-U" }, "U"), " no source"]),
    item.stance === "asserts" ? "" : make("span", { class: "verb" }, ` ${WORDS.stances[item.stance]}`),
    item.unsure ? make("span", { class: "unsure" }, "? unsure") : "")));
}

// Tables in another order: by what the reader is told (least first), by claims (most first).
const RUNGS = ["access", "position", "sector", "bare"];
const least = (source) => 10 * LETTERS.indexOf(source.letter) + RUNGS.indexOf(source.rung);
const RANKS = {
  text: () => 0,
  told: (id) => (now.sources.has(id) ? -least(now.sources.get(id)) : -LETTERS.indexOf(now.claims.get(id).letter)),
  claims: (id) => -claimsOf(now.sources.get(id)).length,
};

for (const head of all("[data-by]")) {
  if (head.dataset.by === "text") head.setAttribute("aria-sort", "ascending");
  head.replaceChildren(make("button", { type: "button", class: "sorter", "data-sort": head.dataset.by }, head.textContent));
}

function sortTable(button) {
  const name = button.dataset.sort;
  const host = button.closest("table");
  const list = rows.get(host.parentElement.id);
  for (const head of all("th", host)) head.removeAttribute("aria-sort");
  button.closest("th").setAttribute("aria-sort", name === "text" ? "ascending" : "descending");
  const order = list.map((row, at) => ({ row, key: RANKS[name](row.id), at })).sort((a, b) => a.key - b.key || a.at - b.at);
  one("tbody", host).append(...order.map(({ row }) => row.node));
  say(`Sorted by: ${button.textContent}`);
}
