/* The article: passages, mentions, and the words that a piece of evidence points at. */
const passages = all(".p").map((node) => ({ node, ids: node.dataset.at.split(" "), mark: node.dataset.mark, key: "" }));
const mentions = all(".m").map((node) => (
  { node, source: node.dataset.source, said: (node.dataset.for || "").split(" "), on: false }));
const lines = all(".line").map((node) => ({ node, from: Number(node.dataset.from) }));
const stretches = all(".timeline rect").map((node) => ({ node, id: node.dataset.at, key: "" }));
const calledAs = new Map();

for (const { node, ids } of passages) {
  for (const id of ids) worded.set(id, `${worded.get(id) || ""} ${node.textContent}`);
}
for (const { node, source } of mentions) {
  if (source) calledAs.set(source, [...(calledAs.get(source) || []), node.textContent]);
}

// The marks are one stop of the Tab key; arrow keys go from mark to mark.
const stops = passages.filter(({ mark }) => mark !== undefined).map(({ node }) => node);
stops.forEach((node, at) => { node.tabIndex = at ? -1 : 0; });

function walkText(event) {
  const at = stops.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
  if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  stopAt(stops[Math.min(stops.length - 1, Math.max(0, to))]).focus();
  event.preventDefault();
}

let stop = stops[0];

function stopAt(node) {
  if (stop) stop.tabIndex = -1;
  stop = node;
  node.tabIndex = 0;
  return node;
}

function paintText({ shown, ids, near }) {
  for (const passage of passages) {
    const said = passage.ids.map((id) => now.said.get(id));
    const key = standing(said, shown, ids, near);
    if (key === passage.key) continue; // most passages stay as they are
    passage.key = key;
    const { classList } = passage.node;
    ["off", "lit", "near"].forEach((name, at) => classList.toggle(name, key[at] === "1"));
  }
  for (const mention of mentions) {
    const on = state.sel.includes(current(mention.source)) && mention.source !== undefined
      || mention.said.some((id) => ids.has(id));
    if (on !== mention.on) mention.node.classList.toggle("lit", (mention.on = on));
  }
  for (const stretch of stretches) {
    const key = standing([now.said.get(stretch.id)], shown, ids, near);
    if (key === stretch.key) continue;
    stretch.key = key;
    stretch.node.classList.toggle("off", key[0] === "1");
    stretch.node.classList.toggle("lit", key[1] === "1");
  }
}

/** Whether what is said is filtered out, chosen, or near what is chosen: three digits. */
function standing(said, shown, ids, near) {
  const there = (item) => !item.gone && (item.about ? shown.has(item.about.id) : !item.speaker || shown.has(item.speaker.id));
  return [
    !said.some((item) => there(item) && (!chosenFacets().length || passes(item))),
    said.some((item) => ids.has(item.id)),
    said.some((item) => item.about && near.has(item.about.id)),
  ].map(Number).join("");
}

/** Numbers, letters and lines of passages, as corrections leave them. */
function paintMarks() {
  for (const { node, ids, mark } of passages) {
    const item = ids.map((id) => now.said.get(id)).find((given) => !given.gone);
    node.classList.toggle("gone", !item);
    setLetter(node, item ? item.by.letter : "U");
    if (mark === undefined) continue;
    const number = item && item.about ? item.about.number : "";
    node.dataset.mark = item ? `${number}${item.by.letter}${item.unsure ? "?" : ""}` : "";
  }
  for (const { node, id } of stretches) {
    const item = now.said.get(id);
    node.classList.toggle("gone", item.gone);
    setLetter(node, item.by.letter);
  }
}

function setLetter(node, letter) {
  for (const name of LETTERS) node.classList.toggle(`k-${name}`, name === letter);
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
  if (canMark) CSS.highlights.delete("hit");
  const range = rangeOf(pointAt(from, false), pointAt(to, true));
  if (canMark) CSS.highlights.set("place", new Highlight(range));
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  say(`Shown in the text: ${range.toString()}`);
}
