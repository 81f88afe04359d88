/* Files to take away: the graph as a picture, tables, and the article's data. */
const fileName = wire.article.id.replace(/[^\w.-]+/g, "-").slice(0, 80) || "article";

function save(name, type, content, use = "") {
  const link = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  tell(`Saved as ${name} in your downloads. ${use}`);
}

/** Save the corrections, in this page or by themselves, and say what to do with the file. */
function saveFixes(how, ending, type, content, use) {
  if (!sign(how)) return;
  save(fileName + ending, type, content(), use);
  saved = { log, words: "saved" };
  paintSaved();
}

/** The corrections for a person to read, one after another. */
function correctionsList() {
  const lines = log.map((item, at) => `${at + 1}. ${fixWords(item)}\n   ${item.who}, ${dayOf(item)}: ${item.why}`);
  return `Corrections to “${one("h1").textContent}”\n\n${lines.join("\n\n")}\n`;
}

/** A cell that no spreadsheet takes for a formula. */
function cell(value) {
  const words = String(value ?? "");
  const safe = /^[=+\-@\t\r\n]/.test(words) ? `'${words}` : words;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const table = (lines) => `\ufeff${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;

function claimsTable() {
  const lines = [["number", "claim", "rests on", "letter", "sources", "stances", "styles", "unsure", "origins (fewest)", "origins (most)", "credibility", "id"]];
  for (const [at, { origins }] of wire.claims.entries()) {
    const claim = now.claims.get(wire.claims[at].id);
    if (!now.standing(claim.id)) continue;
    const each = (of) => claim.said.map(of).join("; ");
    lines.push([claim.number, fullWords(wire.claims[at].attributions[0], facts.nots), restsOn(claim), claim.letter,
      each((item) => item.by.label), each((item) => item.stance), each((item) => item.style),
      claim.unsure ? "yes" : "no", origins.min, origins.max, claim.grade || "not graded", claim.id]);
  }
  return table(lines);
}

function sourcesTable() {
  const lines = [["source", "letter", "level", "the reader is told", "kind", "claims", "unsure", "reliability", "id"]];
  for (const source of now.left("sources")) {
    lines.push([source.label, source.letter, WORDS.level[source.level], WORDS.identifications[source.identification],
      WORDS.kinds[source.kind], claimsOf(source).length, source.unsure ? "yes" : "no", source.grade || "not graded", source.id]);
  }
  return table(lines);
}

/** The words of a content, behind the cue where that says "not" of them. */
const fullWords = (id, nots = {}) => `${nots[id] || ""} ${worded.get(id) || ""}`.trim().replace(/\s+/g, " ");

/** The graph as it is shown, as a drawing that stands for itself. */
function graphDrawing() {
  const { width, height, ink, head, rails, ties, sources: marks, pills } = graph.scene();
  const svg = make("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "sans-serif", "font-size": "13" },
    make("title", {}, `${one("h1").textContent}: who says what`), make("rect", { width, height, fill: ink.paper }));
  for (const { words, x, y } of head) svg.append(make("text", { x, y, "font-size": "12", "font-weight": "600", fill: ink.soft }, words));
  for (const [x1, y1, x2, y2] of rails) svg.append(make("line", { x1, y1, x2, y2, stroke: ink.line }));
  for (const tie of ties) svg.append(...drawnTie(tie, ink));
  for (const mark of marks) svg.append(...drawnMark(mark, ink));
  for (const pill of pills) svg.append(...drawnPill(pill, ink));
  return svg;
}

function drawnTie({ from, to, words }, ink) {
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  return [make("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: ink.ink, "stroke-dasharray": "5 4" }),
    make("text", { x, y, "text-anchor": "middle", "font-size": "11", fill: ink.ink, stroke: ink.paper, "stroke-width": "4", "paint-order": "stroke" }, words)];
}

const CORNERS = { D: "M0-9 10 8-10 8z", A: "M0-10 10 0 0 10-10 0z", U: "M-5-9H5L10 0 5 9H-5L-10 0z", R: "M-8-8H8V8H-8z" };

function drawnMark({ x, y, letter, parts, align, tx, ty }, ink) {
  const look = { fill: ink[letter].fill, stroke: ink.outline, "stroke-width": "2", transform: `translate(${x} ${y})` };
  const shape = letter === "N" ? make("circle", { ...look, r: "8" }) : make("path", { ...look, d: CORNERS[letter] });
  return [shape, ...parts.map((words, at) => make("text", { x: tx, y: ty + at * 15, "text-anchor": align, "dominant-baseline": "middle", fill: ink.ink }, words))];
}

function drawnPill({ x, y, width, letter, label }, ink) {
  return [make("rect", { x: x - width / 2, y: y - 13, width, height: 26, rx: 6, fill: ink.paper, stroke: ink[letter].line,
    "stroke-width": letter === "R" ? "3" : "2", "stroke-dasharray": BORDERS[letter].join(" ") }),
  make("text", { x, y: y + 4, "text-anchor": "middle", "font-size": "12", "font-weight": "600", fill: ink.ink }, label)];
}

const svgText = () => new XMLSerializer().serializeToString(graphDrawing());

/** Draw the drawing at twice its size; a policy of the page lets only data addresses in. */
function savePng() {
  const drawing = graphDrawing();
  const [width, height] = ["width", "height"].map((name) => Number(drawing.getAttribute(name)));
  const scale = Math.min(2, 16_000 / Math.max(width, height));
  const image = new Image();
  image.onload = () => {
    const canvas = make("canvas", { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(`${fileName}-graph.png`, "image/png", blob));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
}

const FILES = {
  svg: () => save(`${fileName}-graph.svg`, "image/svg+xml", svgText()),
  png: savePng,
  claims: () => save(`${fileName}-claims.csv`, "text/csv;charset=utf-8", claimsTable()),
  sources: () => save(`${fileName}-sources.csv`, "text/csv;charset=utf-8", sourcesTable()),
  json: () => save(`${fileName}.json`, "application/json", one("#wire").textContent),
  page: () => saveFixes("page", "-corrected.html", "text/html;charset=utf-8", pageWithFixes, "Send your colleague that one file: this page with your corrections."),
  fixes: () => saveFixes("fixes", "-corrections.json", "application/json", correctionsFile, "“Load corrections” and srcgraph apply read it."),
  list: () => sign("list") && save(`${fileName}-corrections.txt`, "text/plain;charset=utf-8", correctionsList()),
};
