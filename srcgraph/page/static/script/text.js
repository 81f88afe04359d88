/* The article: passages, mentions, and the words that a piece of evidence points at. */
const passages = all(".p").map((el) => ({ el, ids: el.dataset.at.split(" "), mark: el.dataset.mark, key: "" }));
const mentions = all(".m").map((el) => (
  { el, source: el.dataset.source, said: (el.dataset.for || "").split(" "), on: false }));
const lines = all(".line").map((el) => ({ el, from: Number(el.dataset.from) }));
const stretches = all(".timeline rect").map((el) => ({ el, id: el.dataset.at, key: "" }));
const calledAs = new Map();

for (const { el, ids } of passages) {
  for (const id of ids) worded.set(id, `${worded.get(id) || ""} ${el.textContent}`);
}
for (const { el, source } of mentions) {
  if (source) calledAs.set(source, [...(calledAs.get(source) || []), el.textContent]);
}

// The marks are one stop of the Tab key; arrow keys go from mark to mark.
const stops = passages.filter(({ mark }) => mark !== undefined).map(({ el }) => el);
stops.forEach((el, at) => { el.tabIndex = at ? -1 : 0; });

function walkText(ev) {
  const at = stops.indexOf(ev.target);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[ev.key];
  if (at < 0 || to === undefined || ev.ctrlKey || ev.metaKey || ev.altKey) return;
  stopAt(stops[Math.min(stops.length - 1, Math.max(0, to))]).focus();
  ev.preventDefault();
}

let stop = stops[0];

function stopAt(el) {
  if (stop) stop.tabIndex = -1;
  stop = el;
  el.tabIndex = 0;
  return el;
}

function paintText({ shown, ids, near }) {
  for (const passage of passages) {
    const said = passage.ids.map((id) => now.said.get(id));
    const key = standing(said, shown, ids, near);
    if (key === passage.key) continue; // most passages stay as they are
    passage.key = key;
    const { classList } = passage.el;
    ["off", "lit", "near"].forEach((name, at) => classList.toggle(name, key[at] === "1"));
  }
  for (const mention of mentions) {
    const on = state.sel.includes(current(mention.source)) && mention.source !== undefined
      || mention.said.some((id) => ids.has(id));
    if (on !== mention.on) mention.el.classList.toggle("lit", (mention.on = on));
  }
  for (const stretch of stretches) {
    const key = standing([now.said.get(stretch.id)], shown, ids, near);
    if (key === stretch.key) continue;
    stretch.key = key;
    stretch.el.classList.toggle("off", key[0] === "1");
    stretch.el.classList.toggle("lit", key[1] === "1");
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
  for (const { el, ids, mark } of passages) {
    const item = ids.map((id) => now.said.get(id)).find((given) => !given.gone);
    el.classList.toggle("gone", !item);
    setLetter(el, item ? item.by.letter : "U");
    if (mark === undefined) continue;
    const number = item && item.about ? item.about.number : "";
    el.dataset.mark = item ? `${number}${item.by.letter}${item.unsure ? "?" : ""}` : "";
  }
  for (const { el, id } of stretches) {
    const item = now.said.get(id);
    el.classList.toggle("gone", item.gone);
    setLetter(el, item.by.letter);
  }
}

function setLetter(el, letter) {
  for (const name of LETTERS) el.classList.toggle(`k-${name}`, name === letter);
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
  const walker = document.createTreeWalker(line.el, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const letters = Array.from(walker.currentNode.data);
    if (left <= letters.length) return [walker.currentNode, letters.slice(0, left).join("").length];
    left -= letters.length;
  }
  return [line.el, line.el.childNodes.length];
}

function showPlace(from, to) {
  if (!wide.matches) change({ pane: "text" }, "");
  if (canMark) CSS.highlights.delete("hit");
  const range = rangeOf(pointAt(from, false), pointAt(to, true));
  if (canMark) CSS.highlights.set("place", new Highlight(range));
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  say(`Shown in the text: ${range.toString()}`);
}
