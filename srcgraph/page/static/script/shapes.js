/* How the graph's things are drawn on a canvas: shapes and borders tell what colours tell. */
const SHAPES = {
  N: (ctx, r) => ctx.arc(0, 0, r * 0.85, 0, 7),
  R: (ctx, r) => ctx.rect(-r * 0.8, -r * 0.8, r * 1.6, r * 1.6),
  D: (ctx, r) => polygon(ctx, r, [[0, -0.95], [1, 0.8], [-1, 0.8]]),
  A: (ctx, r) => polygon(ctx, r, [[0, -1.05], [1.05, 0], [0, 1.05], [-1.05, 0]]),
  U: (ctx, r) => polygon(ctx, r, [[-0.5, -0.9], [0.5, -0.9], [1, 0], [0.5, 0.9], [-0.5, 0.9], [-1, 0]]),
};
const BORDERS = { N: [], R: [], D: [6, 3], A: [2, 2], U: [1, 4] };
const PILL = 26;

function polygon(ctx, r, corners) {
  corners.forEach(([x, y], index) => ctx[index ? "lineTo" : "moveTo"](x * r, y * r));
  ctx.closePath();
}

function writeOn(ctx, words, x, y, font, colour, align) {
  ctx.font = font;
  ctx.fillStyle = colour;
  ctx.textAlign = align;
  ctx.fillText(words, x, y);
}

/** Break words over so many lines. What does not fit is left out before the last words. */
function broken(words, most, fitting) {
  if (fitting(words)) return [words];
  const parts = words.split(" ");
  let head = parts.length - 1;
  while (head > 1 && !fitting(parts.slice(0, head).join(" "))) head -= 1;
  if (most > 1 && head > 0) return [shortened(parts.slice(0, head).join(" "), fitting, 1), shortened(parts.slice(head).join(" "), fitting, 0)];
  return [shortened(words, fitting, 0.5)];
}

/** Words with an ellipsis in them, before which this share of what fits is shown. */
function shortened(words, fitting, share) {
  if (fitting(words)) return words;
  let room = words.length;
  const end = () => words.slice(Math.ceil(words.length - room * (1 - share))).replace(/^\S*\s+(?=\S)/, "");
  const cut = () => `${words.slice(0, room * share).trimEnd()}…${share < 1 ? end() : ""}`;
  while (room > 1 && !fitting(cut())) room -= 1;
  return cut();
}

function ring(ctx, ink, x, y, width, height) {
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, 7);
  ctx.lineWidth = 2.5;
  ctx.strokeStyle = ink.focus;
  ctx.stroke();
}

function inner(ctx, width, height) {
  ctx.beginPath();
  ctx.roundRect(3, 3, width - 6, height - 6, 4);
  ctx.lineWidth = 1;
  ctx.stroke();
}

/** The colours of the page, which change with the system's scheme. */
function inks() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue(`--${name}`).trim();
  const ink = { font: style.fontFamily || "sans-serif" };
  for (const name of ["paper", "ink", "soft", "line", "edge", "focus", "hi", "outline"]) ink[name] = get(name);
  for (const letter of LETTERS) ink[letter] = { line: get(letter), fill: get(`fill-${letter}`) };
  return ink;
}
