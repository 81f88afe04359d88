/* Small tools. All text reaches the page by textContent; nothing here parses HTML. */
const asSaved = document.documentElement.outerHTML; // before the script adds anything to it
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const STILL = { preventScroll: true }; // the focus moves, and nothing in sight
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const plural = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
const narrowedTo = (from, wanted) => wanted.filter((item) => from.includes(item));

/** Make an element: its attributes, then its children, of which strings become text. */
function make(name, attributes = {}, ...children) {
  const space = SVG_NAMES.has(name) ? "http://www.w3.org/2000/svg" : "http://www.w3.org/1999/xhtml";
  const el = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) el.setAttribute(key, "");
    else if (value !== false && value !== null) el.setAttribute(key, value);
  }
  el.append(...children);
  return el;
}
const SVG_NAMES = new Set(["svg", "g", "use", "rect", "path", "text", "line", "circle", "title", "tspan"]);

/** Write words into the first element of a kind. */
function put(selector, words) {
  one(selector).textContent = words;
}

/** Put children in place of those that an element has. */
function refill(el, ...children) {
  el.replaceChildren(...children);
}

function hide(selector, whether = true) {
  one(selector).hidden = whether;
}

const say = (words) => put("#say", words);

/** A share in whole per cent; halves go to the even number, as the summary rounds them. */
function percent(part, whole) {
  const exact = (100 * part) / Math.max(1, whole);
  const floor = Math.floor(exact);
  return `${exact - floor === 0.5 ? floor + (floor % 2) : Math.round(exact)}%`;
}

function decoded(words) {
  try {
    return decodeURIComponent(words);
  } catch {
    return "";
  }
}
