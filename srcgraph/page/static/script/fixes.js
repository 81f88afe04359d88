/* Corrections: an editor's judgements, with undo and redo, kept, saved as a file and loaded again. */
const SCHEMA = "srcgraph-corrections/1";
const DRAFT = `srcgraph-corrections:${wire.article.sha256}`;
const AXES = {
  reliability: { A: "completely reliable", B: "usually reliable", C: "fairly reliable", D: "not usually reliable", E: "unreliable", F: "cannot be judged" },
  credibility: { 1: "confirmed by other sources", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable", 6: "cannot be judged" },
};
const CHOICES = {
  source: {
    confirm: "This is right", level: "The reader is told something else", record: "On the record, with a name",
    merge: "The same as another source", grade: "Grade how reliable the source is", reject: "This is no source",
  },
  claim: {
    confirm: "This is right", merge: "The same as another claim", grade: "Grade how credible the claim is",
    reject: "Nobody asserts this",
  },
  said: { confirm: "This is right", reject: "This says nothing that anybody asserts" },
};
const DONE = {
  confirm: () => "confirmed", reject: (kind) => (kind === "source" ? "no source" : "nothing that anybody asserts"),
  level: (kind, value) => `the reader is told: ${WORDS.identifications[value]}`,
  record: (kind, value) => (value ? `on the record as ${value}` : "on the record"),
  merge: (kind, value) => `the same as ${nameOf(value)}`,
  grade: (kind, value) => { const [axis, grade] = value.split(":"); return `${axis} ${grade}, ${AXES[axis][grade]}`; },
};
const applied = wire.judgements || [];
let log = [];
let past = [];
let future = [];
let keptInBrowser = true;
let lastWho = "";

const kindOf = (id) => (now.sources.has(id) || id.startsWith("so-") ? "source" : now.claims.has(id) || id.startsWith("cl-") ? "claim" : "said");

function nameOf(id) {
  if (now.sources.has(id)) return `“${now.sources.get(id).label}”`;
  if (now.claims.has(id)) return `claim ${now.claims.get(id).number}`;
  return `“${(worded.get(id) || id).trim().slice(0, 80)}”`;
}

/** What a judgement is about; where that is gone from the report, in the words of its place. */
function targetName({ target, anchor }) {
  if (targetIn(now, target) || !anchor) return nameOf(target);
  return `“${anchor.exact.slice(0, 80)}”`;
}

/** Put another list of judgements in place of the present one, and show what follows. */
function correct(next, words) {
  past.push(log);
  future = [];
  showLog(next, words);
}

function showLog(next, words) {
  log = next;
  now = corrected(log);
  keepDraft();
  paintAll();
  change({}, "");
  say(words);
}

function paintAll() {
  document.body.classList.toggle("corrected", log.length > 0);
  paintTally();
  paintMarks();
  paintRefs();
  paintRows();
  paintFixes();
  graph.settle();
}

function undo() {
  if (!past.length) return;
  future.push(log);
  showLog(past.pop(), `Undone. ${plural(log.length, "correction")}`);
}

function redo() {
  if (!future.length) return;
  past.push(log);
  showLog(future.pop(), `Done again. ${plural(log.length, "correction")}`);
}

// The list of corrections.
function paintFixes() {
  one("#tab-fixes .n").textContent = log.length;
  one("#undo").disabled = !past.length;
  one("#redo").disabled = !future.length;
  one("#save-fixes").disabled = !log.length;
  one("#no-fixes").hidden = log.length > 0;
  one("#corrected-number").textContent = plural(log.length, "correction");
  one("#fix-list").replaceChildren(...log.map((item) => {
    const back = make("button", { type: "button" }, "Take back");
    back.addEventListener("click", () => {
      correct(log.filter((other) => other !== item), `Taken back. ${plural(log.length - 1, "correction")}`);
      one("#tab-fixes").focus();
    });
    return make("li", {}, ...describeFix(item, true).childNodes, back);
  }));
  one("#applied").hidden = !applied.length;
  one("#applied ol").replaceChildren(...applied.map(describeFix));
  one("#kept").textContent = keptInBrowser ? "Kept in this browser until you take them back."
    : "This browser keeps nothing for pages on disk: save the file before you close the page.";
}

function describeFix(item, linked) {
  const kind = kindOf(item.target);
  const name = make("bdi", {}, targetName(item));
  const about = linked === true && kind !== "said" ? make("a", { class: "ref", href: `#${item.target}`, "data-sel": item.target }, name) : name;
  return make("li", {},
    make("p", {}, about, ": ", make("b", {}, make("bdi", {}, DONE[item.action](kind, item.value)))),
    make("p", { class: "quiet" }, make("bdi", {}, item.who), `, ${item.when.slice(0, 16).replace("T", " ")}: `, make("bdi", {}, item.why)));
}

// The form: it opens under the thing that is to be corrected.
const form = make("form", { id: "fix", class: "fix" });

function openForm(id, button) {
  const kind = kindOf(id);
  const choices = Object.entries(CHOICES[kind]).filter(([action]) => action !== "merge" || others(kind, id).length);
  const value = make("div", { class: "value" });
  const radios = choices.map(([action, words]) => make("label", { class: "choice" },
    make("input", { type: "radio", name: "action", value: action, required: true }), words));
  form.replaceChildren(
    make("fieldset", {}, make("legend", {}, `Correct ${kind === "said" ? "who says this" : `this ${kind}`}`), ...radios), value,
    make("label", {}, "Who decides", make("input", { name: "who", required: true, maxlength: "120", autocomplete: "name", value: lastWho })),
    make("label", {}, "Why", make("textarea", { name: "why", required: true, maxlength: "2000", rows: "2" })),
    make("p", { class: "buttons" }, make("button", { type: "submit", class: "main" }, "Save correction"), closer(button)));
  form.dataset.target = id;
  form.onchange = (event) => event.target.name === "action" && showValue(value, kind, id, event.target.value);
  form.onkeydown = (event) => { if (event.key === "Escape") { event.stopPropagation(); closeForm(button); } };
  for (const other of all('[data-fix][aria-expanded="true"]')) other.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-expanded", "true");
  button.closest("p").after(form);
  one("input", form).focus();
}

function closer(button) {
  const close = make("button", { type: "button" }, "Cancel");
  close.addEventListener("click", () => closeForm(button));
  return close;
}

function closeForm(button) {
  form.remove();
  document.body.classList.remove("grading");
  if (!button) return;
  button.setAttribute("aria-expanded", "false");
  button.focus();
}

const others = (kind, id) => (kind === "said" ? [] : [...(kind === "source" ? now.sources : now.claims).values()]
  .filter((item) => item.id !== id && now.standing(item.id)));

/** What a choice needs beside itself: a level, a name, another source or claim, a grade. */
function showValue(host, kind, id, action) {
  const select = (label, options) => make("label", {}, label, make("select", { name: "value" },
    ...options.map(([value, words]) => make("option", { value }, words))));
  // One axis is graded at a time, and the other is out of sight meanwhile.
  document.body.classList.toggle("grading", action === "grade");
  const axis = kind === "source" ? "reliability" : "credibility";
  const fields = {
    level: () => select("The reader is told", Object.entries(WORDS.identifications).filter(([word]) => word !== "unattributed")),
    record: () => make("label", {}, "Name, if the article may print it", make("input", { name: "value", maxlength: "200", autocomplete: "off" })),
    merge: () => select(`Which ${kind}`, others(kind, id).map((item) => [item.id, kind === "source"
      ? `${item.letter} ${item.label.slice(0, 90)}` : `${numbered(item)} ${item.label.slice(0, 90)}`])),
    grade: () => select(axis === "reliability" ? "Reliability" : "Credibility",
      Object.entries(AXES[axis]).map(([grade, words]) => [`${axis}:${grade}`, `${grade}, ${words}`])),
  };
  host.replaceChildren(...(fields[action] ? [fields[action]()] : []));
}

function submitted(event) {
  event.preventDefault();
  const given = new FormData(form);
  const text = (name) => String(given.get(name) || "").trim();
  if (!text("who") || !text("why")) return;
  lastWho = text("who");
  const { target } = form.dataset;
  const action = text("action");
  // A claim that nobody asserts: each of its attributions is none.
  const targets = action === "reject" && kindOf(target) === "claim" ? now.claims.get(target).said.map((item) => item.id) : [target];
  const made = targets.map((id, at) => judged({ action, target: id, value: text("value") || null, why: text("why") }, at));
  closeForm(null);
  correct([...log, ...made], `Corrected: ${nameOf(target)} ${DONE[action](kindOf(target), made[0].value)}`);
  const card = all(".card.shown").find(Boolean);
  (card ? one("[data-fix]", card) : one("#tab-details")).focus({ preventScroll: true });
}

/** A judgement with its own name, with who and when, and with the places that it is about. */
function judged({ action, target, value, why }, at) {
  const taken = [...log, ...applied].map(({ id }) => Number(/^ju-(\d+)$/.exec(id)?.[1] || 0));
  const when = new Date().toISOString().replace(/\.\d+Z/, "Z");
  const judgement = { id: `ju-${1 + at + Math.max(0, ...taken)}`, action, target, value, who: lastWho, when, why, anchor: anchorOf(target) };
  return action === "merge" ? { ...judgement, into: anchorOf(value) } : judgement;
}

// Files: places are kept by their words too, so that they are found again in a changed article.
let letters = null;

function anchorOf(id) {
  letters = letters || Array.from(wire.article.text); // offsets count whole characters
  const kind = kindOf(id);
  const given = (kind === "source" ? wire.sources : wire.attributions).find((item) => item.id === (kind === "claim"
    ? wire.claims.find((claim) => claim.id === id).attributions[0] : id));
  const [start, end] = (kind === "source" ? given.mentions : given.content)[0];
  const words = (from, to) => letters.slice(Math.max(0, from), to).join("");
  return { exact: words(start, end), prefix: words(start - 32, start), suffix: words(end, end + 32), start, end };
}

function correctionsFile() {
  const { id, sha256, title } = wire.article;
  return `${JSON.stringify({ schema: SCHEMA, article: { id, sha256, title }, judgements: log }, null, 1)}\n`;
}

async function loadFixes(file) {
  try {
    if (file.size > 5_000_000) throw new Error("This file is too large for corrections.");
    const { good, bad } = checked(parsed(await file.text()));
    const fresh = good.filter((item) => !log.some((other) => JSON.stringify(other) === JSON.stringify(item)));
    if (fresh.length) correct([...log, ...fresh], `${plural(fresh.length, "correction")} loaded`);
    problem([fresh.length ? `${plural(fresh.length, "correction")} loaded.` : "Nothing new in this file.",
      ...bad.map((words) => `Left out: ${words}`)].join(" "));
  } catch (error) {
    problem(error.message);
  }
}

function parsed(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error("This is no file of corrections: it holds no JSON. Choose a file that this page has saved.");
  }
  if (!file || file.schema !== SCHEMA || !Array.isArray(file.judgements)) {
    throw new Error(`This is no file of corrections (${SCHEMA}). Choose a file that this page has saved.`);
  }
  if (!file.article || file.article.sha256 !== wire.article.sha256) {
    throw new Error("These corrections were made on another text. Open them in that article's page, or let “srcgraph apply” find the places again.");
  }
  return file.judgements;
}

/** Sort judgements into those that can be carried out here and those that cannot. */
function checked(judgements) {
  const good = [];
  const bad = [];
  for (const item of judgements) {
    const fault = faultOf(item);
    if (fault) bad.push(fault);
    else good.push(item);
  }
  return { good, bad };
}

function faultOf(item) {
  const strings = item && ["id", "action", "target", "who", "when", "why"].every((key) => typeof item[key] === "string");
  if (!strings) return "a judgement without target, action, who, when or why.";
  const { action, target, value } = item;
  if (!targetIn(now, target)) return `${target} is not in this article.`;
  const kind = kindOf(target);
  if (!Object.hasOwn(CHOICES[kind], action) || (kind === "claim" && action === "reject")) return `“${action}” cannot be done to ${nameOf(target)}.`;
  const right = {
    level: () => Object.hasOwn(WORDS.identifications, value) && value !== "unattributed", record: () => value === null || typeof value === "string",
    merge: () => typeof value === "string" && targetIn(now, value) && kindOf(value) === kind && value !== target,
    grade: () => { const [axis, grade] = String(value).split(":"); return axis === (kind === "source" ? "reliability" : "credibility") && Object.hasOwn(AXES[axis], grade); },
  }[action];
  return right && !right() ? `“${value}” is no value for “${action}”.` : "";
}

function problem(words) {
  one("#fix-problem").textContent = words;
  say(words);
}

function keepDraft() {
  try {
    if (log.length) localStorage.setItem(DRAFT, JSON.stringify(log));
    else localStorage.removeItem(DRAFT);
  } catch {
    keptInBrowser = false;
  }
}

/** Corrections of an earlier visit, where the browser has kept them. */
function draft() {
  try {
    return checked(JSON.parse(localStorage.getItem(DRAFT) || "[]")).good;
  } catch {
    keptInBrowser = false;
    return [];
  }
}
