/* Corrections: an editor's judgements, with undo and redo, kept, saved as a file and loaded again. */
const SCHEMA = "srcgraph-corrections/1";
const DRAFT = `srcgraph-corrections:${wire.article.sha256}`;
const HAD = `${DRAFT}:page`;
const WHO = "srcgraph-editor";
const AXES = {
  reliability: { A: "completely reliable", B: "usually reliable", C: "fairly reliable", D: "not usually reliable", E: "unreliable", F: "cannot be judged" },
  credibility: { 1: "confirmed by other sources", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable", 6: "cannot be judged" },
};
const CHOICES = {
  source: {
    confirm: "It is right as it is", merge: "It is the same as another source", level: "Change how well it is described",
    record: "It is on the record: give its name", grade: "Grade its reliability", reject: "It is not a source",
  },
  claim: {
    confirm: "It is right as it is", merge: "It is the same as another claim", grade: "Grade its credibility", reject: "Nobody says this",
  },
  said: { confirm: "It is right as it is", reject: "Nobody says this" },
};
const DONE = {
  confirm: () => "right as it is", reject: (kind) => (kind === "source" ? "not a source" : "said by nobody"),
  level: (kind, value) => `described as: ${WORDS.identifications[value]}`,
  record: (kind, value) => (value ? `on the record as ${value}` : "on the record"),
  merge: (kind, value) => `the same as ${nameOf(value)}`,
  grade: (kind, value) => { const [axis, grade] = value.split(":"); return `${axis} ${grade}, ${AXES[axis][grade]}`; },
};
const applied = wire.judgements || [];
let log = [];
let past = [];
let future = [];
let keptInBrowser = true;
let saved = { log: null, words: "" };
const foundTally = now.tally;
const typed = new Map(); // what stood in a form that was closed without saving, by what it was about

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
  tell(words, past.length > 0);
}

/** Say something where it covers nothing and is seen in every size of window, until the next click. */
function tell(words, undoing = false) {
  put("#done p", words);
  hide("#done-undo", !undoing);
  hide("#done-name");
  hide("#done", false);
  one("#done").scrollIntoView({ block: "nearest" });
  say(words);
}

function paintAll() {
  document.body.classList.toggle("corrected", log.length > 0);
  for (const note of all(".stale")) note.hidden = !log.length;
  paintTally();
  paintMarks();
  paintRefs();
  paintRows();
  paintFixes();
  paintLeast();
  paintConflicts();
  paintStruck();
  graph.settle();
}

function undo() {
  if (!past.length) return;
  future.push(log);
  const last = past.pop();
  showLog(last, `Undone. ${plural(last.length, "correction")} left`);
}

function redo() {
  if (!future.length) return;
  past.push(log);
  const next = future.pop();
  showLog(next, `Done again. ${plural(next.length, "correction")}`);
}

// The list of corrections.
function paintFixes() {
  put("#tab-fixes .n", log.length);
  one("#undo").disabled = !past.length;
  one("#redo").disabled = !future.length;
  for (const button of all("[data-needs]")) button.disabled = !log.length;
  hide("#no-fixes", log.length > 0);
  put("#corrected-number", plural(log.length, "correction"));
  refill(one("#fix-list"), ...log.map((item) => {
    const back = make("button", { type: "button" }, "Take back");
    back.onclick = () => {
      correct(log.filter((other) => other !== item), `Taken back. ${plural(log.length - 1, "correction")}`);
      one("#tab-fixes").focus();
    };
    return make("li", {}, ...describeFix(item, true).childNodes, back);
  }));
  paintPairs();
  hide("#applied", !applied.length);
  refill(one("#applied ol"), ...applied.map(describeFix));
  put("#kept", keptInBrowser ? "Kept in this browser."
    : "This browser keeps nothing: save before you close the page.");
  paintSaved();
}

/** Whether the file that was saved or loaded last holds what the page holds. */
function paintSaved() {
  const done = saved.log === log && log.length > 0;
  put("#corrected-kept", done ? `, ${saved.words}` : ", not saved as a file yet");
  hide("#corrected-save", done);
  if (done && one("#who:focus")) one("#done-close").focus(STILL);
  hide(".signer", done && log.every(({ who }) => who));
}

/** How the figures stand against those that the report came with; which lines about them are old. */
function paintStruck() {
  const moved = movedSince(foundTally, now.tally);
  put("#moved", moved.length ? `Your corrections changed: ${moved.join(", ")}.` : "Your corrections change no figure.");
  if (one("#summary .before").open !== !log.length) one("#summary .before").open = !log.length;
  const touched = new Set([...now.claims.values()].filter(({ recount }) => recount).map(({ id }) => id));
  for (const { action, target, value } of log.filter((item) => item.action !== "grade")) {
    const { source, claim } = now.said.get(target) || {};
    for (const id of [target, source, claim, action === "merge" && value]) touched.add(id);
  }
  const old = (ids) => (ids || "").split(" ").some((id) => touched.has(id));
  for (const look of all("#looks .look")) look.classList.toggle("gone", old(look.dataset.sel));
  for (const finding of all(".finding")) finding.classList.toggle("gone", old(finding.dataset.about));
}

const movedSince = (was, is) => [
  ...LEVELS.filter((level) => is.claimsOf[level] !== was.claimsOf[level])
    .map((level) => `${WORDS.level[level]} ${was.claimsOf[level]} → ${is.claimsOf[level]}`),
  ...["claims", "sources"].filter((name) => is[name] !== was[name]).map((name) => `${name} ${was[name]} → ${is[name]}`)];

const dayOf = (item) => item.when.slice(0, 16).replace("T", " ");
const doneTo = (item) => DONE[item.action](kindOf(item.target), item.value);
const fixWords = (item) => `${targetName(item)}: ${doneTo(item)}`;

function describeFix(item, linked) {
  const kind = kindOf(item.target);
  const name = make("bdi", {}, targetName(item));
  const about = linked === true && kind !== "said" ? make("a", { class: "ref", href: `#${item.target}`, "data-sel": item.target }, name) : name;
  return make("li", {},
    make("p", {}, about, ": ", make("b", {}, make("bdi", {}, doneTo(item)))),
    make("p", { class: "quiet" }, make("bdi", {}, item.who || "not signed yet"), `, ${dayOf(item)}: `, make("bdi", {}, item.why)));
}

let asked = "page"; // what was to be saved when the name was missing

/** Put the editor's name to what has none yet; without one, ask for it and save nothing. */
function sign(file) {
  const who = one("#who").value.trim();
  asked = file;
  const unsigned = log.some((item) => !item.who);
  if (!who && unsigned) {
    tell("Not saved: type your name and press Enter.");
    one("#who").focus();
    return false;
  }
  problem("");
  if (unsigned) {
    log = log.map((item) => ({ ...item, who: item.who || who }));
    now = corrected(log);
    stored(WHO, who);
    keepDraft();
    paintAll();
    change({}, "");
  }
  return true;
}

// The form: it opens under the thing that is to be corrected.
const form = make("form", { id: "fix", class: "fix", novalidate: true });
const inForm = (name) => String(new FormData(form).get(name) || "").trim();

// What may be said for a decision without another word; it can be changed.
const REASONS = { confirm: "Read and found right", merge: "One and the same", reject: "Misread" };

/** The button that merges opens the list of all others, the other one the form. */
function openForm(id, button) {
  keepTyped();
  if (button.dataset.merge) return openList(id, button);
  const kind = kindOf(id);
  const before = typed.get(id) || {};
  const choices = Object.entries(CHOICES[kind]).filter(([action]) => action !== "merge" || others(kind, id).length);
  const radios = choices.map(([action, words]) => make("label", { class: "choice" },
    make("input", { type: "radio", name: "action", value: action, checked: action === before.action }), words));
  const why = make("textarea", { name: "why", maxlength: "2000", rows: "2", required: true }, before.why || "");
  why.onfocus = () => Object.values(REASONS).includes(why.value) && why.select();
  refill(form,
    make("fieldset", {}, make("legend", {}, kind === "said" ? "Correct who says this" : `Correct this ${kind}`), ...radios),
    make("div", { class: "value" }),
    make("div", { class: "keeping" }),
    make("label", {}, "Why (required)", why),
    make("div", { class: "buttons" }, make("button", { type: "submit", class: "main" }, "Save correction"), closer(button)),
    // What grows while the form is filled in stands last, so that nothing moves under the pointer.
    make("p", { class: "missing", role: "alert" }), make("p", { class: "effect", "aria-live": "polite" }));
  form.dataset.target = id;
  if (before.action) showValue(before.action, before);
  form.onchange = changed;
  place(button);
  showEffect();
  one("[type=radio]", form).focus(STILL);
  one("[name=value]:checked", form)?.scrollIntoView(); // in its list
  form.scrollIntoView();
}

/** Put the form under the button that it belongs to. */
function place(button) {
  form.onkeydown = (ev) => {
    if (ev.key === "Escape") leaveForm(ev, button);
  };
  foldButtons();
  button.setAttribute("aria-expanded", "true");
  button.closest("p").after(form);
}

/** All others to press: one press merges. */
function openList(id, button) {
  form.dataset.target = id;
  form.onchange = null;
  refill(form, ...mergeFields(kindOf(id), id, "", (other) => mergePair([targetIn(now, id), other])), make("p", { class: "buttons" }, closer(button)));
  place(button);
  // A field to type in would bring up the keyboard of a phone, over half of the list.
  one(matchMedia("(hover: none)").matches ? ".list button" : "[type=search]", form).focus(STILL);
  form.scrollIntoView();
}

function changed({ target: { name, value } }) {
  if (name === "action") showValue(value, {});
  if (name === "value") showKeeping("");
  showEffect();
}

function closer(button) {
  const close = make("button", { type: "button" }, "Cancel");
  close.onclick = () => {
    if (one("[name=why]", form)) typed.delete(form.dataset.target);
    closeForm(button);
  };
  return close;
}

/** Escape closes the form; what was typed comes back when it is opened again. */
function leaveForm(ev, button) {
  ev.stopPropagation();
  const kept = keepTyped();
  closeForm(button);
  if (kept) tell("Not saved, but kept: open the form again to go on.");
}

function keepTyped() {
  if (!form.isConnected) return false;
  const held = { ...Object.fromEntries(["action", "keep", "why"].map((name) => [name, inForm(name)])), value: inForm("value") };
  const any = Boolean(held.value || (held.why && held.why !== REASONS[held.action]) || held.action);
  if (any) typed.set(form.dataset.target, held);
  return any;
}

function foldButtons() {
  for (const button of all('.correct [aria-expanded="true"]')) button.setAttribute("aria-expanded", "false");
}

function closeForm(button) {
  form.remove();
  document.body.classList.remove("grading");
  foldButtons();
  if (button) button.focus();
}

const others = (kind, id) => (kind === "said" ? [] : now.left(`${kind}s`).filter((item) => item.id !== id));

/** What a choice needs beside itself: a description, a name, another source or claim, a grade. */
function showValue(action, before) {
  const id = form.dataset.target;
  const kind = kindOf(id);
  const axis = kind === "source" ? "reliability" : "credibility";
  // One axis is graded at a time, and the other is out of sight meanwhile.
  document.body.classList.toggle("grading", action === "grade");
  const option = ([value, words]) => make("option", { value }, words);
  const pick = (label, options) => [make("label", {}, `${label} (required)`,
    make("select", { name: "value", required: true }, make("option", { value: "" }, "Choose…"), ...options.map(option)))];
  const levels = Object.entries(WORDS.identifications).filter(([word]) => word !== "unattributed");
  const fields = {
    level: () => pick("The reader is told", levels),
    record: () => [make("label", {}, "Name, if the article may print it", make("input", { name: "value", maxlength: "200", autocomplete: "off", value: before.value || "" }))],
    merge: () => mergeFields(kind, id, before.value),
    grade: () => pick(axis === "reliability" ? "Reliability" : "Credibility", Object.entries(AXES[axis]).map(([grade, words]) => [`${axis}:${grade}`, `${grade}, ${words}`])),
  };
  refill(one(".value", form), ...(fields[action] ? fields[action]() : []));
  const list = one("select[name=value]", form);
  if (list && before.value) list.value = before.value;
  const why = one("[name=why]", form);
  if (!why.value || Object.values(REASONS).includes(why.value)) why.value = REASONS[action] || "";
  showKeeping(before.keep);
}

/** A source with what tells it from another of the same name. */
function byWords(item) {
  const numbers = claimsOf(item).map((id) => now.claims.get(id).number);
  const more = numbers.length > FEW ? " …" : "";
  return `“${item.label}” (${item.letter}, ${numbers.length ? `claim${numbers.length > 1 ? "s" : ""} ${numbers.slice(0, FEW).join(", ")}${more}` : "no claim"})`;
}

const FEW = 3;
const isAnother = ({ label }) => /(^| )(an)?other |(wife|husband|son|daughter) of /i.test(label); // none of those told of
const LIKELY = 5;
const BEHIND = /,| (?:close|familiar|of|for|from|with|at|in|on|to|by|near|who|whose|that|which)\b/; // here the words for whoever speaks end

/** Words by which one may know another: of a source its names and what it is, of a claim all but the short ones. */
function wordsOf({ label, number }) {
  const words = number ? label.match(/[\p{L}\p{N}]{4,}/gu)
    : [...properWords(label), ...(plainName(label).split(BEHIND)[0].match(/[\p{L}\p{N}]{3,}/gu) || [])];
  return new Set((words || []).map((word) => word.toLowerCase().replace(/s$/, ""))); // officials, an official
}

/** Those that something may be one with, the likeliest first: pairs, then who shares words that few others have. */
function likeliest(kind, id, list) {
  const held = new Map(list.map((item) => [item, wordsOf(item)]));
  const own = [...wordsOf(targetIn(now, id))].map((word) => [word, list.filter((item) => held.get(item).has(word)).length]);
  const paired = kind === "source" ? pairs().filter((two) => two.some((item) => item.id === id)).flat() : [];
  const likeness = (item) => own.reduce((sum, [word, uses]) => sum + (held.get(item).has(word) ? 1 / uses : 0), paired.includes(item) ? 1 + own.length : 0);
  return list.map((item) => ({ of: item, like: likeness(item) })).filter(({ of, like }) => like > 0 && !isAnother(of) && !isAnother(targetIn(now, id)) && isBody(of) === isBody(targetIn(now, id)))
    .sort((a, b) => b.like - a.like).slice(0, LIKELY).map(({ of }) => of);
}

const OTHERS = "All others";

/** All others, the likeliest first, to choose or to `press`; typing narrows them, and what is chosen stays in sight. */
function mergeFields(kind, id, chosenBefore, press) {
  const list = others(kind, id);
  const first = likeliest(kind, id, list);
  const rest = list.filter((item) => !first.includes(item));
  const own = isBody(targetIn(now, id));
  if (kind === "source") rest.sort((a, b) => (isBody(a) !== own) - (isBody(b) !== own) || byName(a.label, b.label));
  const named = [targetIn(now, id), ...list].map(({ label }) => label);
  const alike = ({ label }) => named.indexOf(label) !== named.lastIndexOf(label);
  const words = (item) => make("bdi", {}, kind === "claim" ? `${numbered(item)} ${short(item.label)}` : alike(item) ? byWords(item) : `“${item.label}” (${item.letter})`);
  const choices = [...first, ...rest].map((item) => {
    const radio = press ? make("button", { type: "button", class: "choice", value: item.id }, words(item))
      : make("input", { type: "radio", name: "value", value: item.id, checked: item.id === chosenBefore });
    const el = press ? radio : make("label", { class: "choice" }, radio, words(item));
    if (press) {
      radio.onclick = (ev) => {
        ev.stopPropagation(); // the next click puts away what is told of this one
        press(item);
      };
    }
    return { radio, el, text: `${el.textContent} ${textOf(item)}`.toLowerCase() };
  });
  const find = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  const told = make("p", { class: "quiet", role: "status" });
  const between = make("p", { class: "quiet" }, OTHERS);
  let fitting = choices;
  const fit = () => {
    fitting = choices.filter(({ text }) => wordsIn(find.value).every((word) => text.includes(word)));
    for (const choice of choices) choice.radio.disabled = choice.el.hidden = !fitting.includes(choice) && !choice.radio.checked;
    between.hidden = find.value !== "" || !first.length || !rest.length;
    told.textContent = find.value ? `Found: ${fitting.length} of ${plural(list.length, kind)}` : first.length ? "The most alike first" : OTHERS;
  };
  // Escape empties the field before it closes the form; the others lead to the first that fits, or to the chosen one.
  const keyed = (ev) => {
    if (!{ Escape: find.value, Enter: find.value, ArrowDown: true }[ev.key]) return;
    ev.preventDefault();
    ev.stopPropagation();
    if (ev.key === "Escape") {
      find.value = "";
      return fit();
    }
    const to = (ev.key === "ArrowDown" && one("[name=value]:checked", form)) || fitting[0]?.radio;
    if (!to) return;
    to.focus();
    if (!press || ev.key === "Enter") to.click();
  };
  find.oninput = fit;
  find.onkeydown = keyed;
  fit();
  const nodes = choices.map(({ el }) => el);
  return [make("fieldset", {}, make("legend", {}, `${nameOf(id)} is the same as`),
    make("label", {}, `Find a ${kind}`, find), told,
    make("div", { class: "list" }, ...nodes.slice(0, first.length), between, ...nodes.slice(first.length)))];
}

/** Which of two sources gives the name unless the editor wants the other: people before bodies, then who tells the reader more. */
function better(left, right) {
  const rank = (item) => [!isBody(item) && item.letter !== "U", least(item)[0], +(item.identification === "named"), least(item)[2], ...(isBody(item) ? [-BEHIND.test(item.label), properWords(item.label).length] : [0, 0]), (item.letter === "U" ? -1 : 1) * item.label.length, -given.get(item.id).at];
  return before(rank(left), rank(right)) > 0 ? left : right;
}

/** Of two sources that are one, either may give the name; the choice stands ready before the other is chosen. */
function showKeeping(kept) {
  const [target, other] = [form.dataset.target, inForm("value")].map((id) => now.sources.get(id));
  const keep = target && other && (kept || (better(target, other) === target ? "own" : "other"));
  const choice = (value, words) => make("label", { class: "choice" },
    make("input", { type: "radio", name: "keep", value, checked: value === keep }), make("bdi", {}, words));
  const told = ({ label, letter }) => `${label} (${letter})`;
  refill(one(".keeping", form), ...(target && inForm("action") === "merge" ? [make("fieldset", { disabled: !other },
    make("legend", {}, "Name and description to keep"), choice("other", other ? told(other) : "of the one you choose"), choice("own", told(target)))] : []));
}

/** What a name is without its article. */
const plainName = (label) => label.toLowerCase().replace(/^(the|an?|one|this|that|some) /, "");
const properWords = (label) => (label.replace(/^(The|An?|(Mr|Mrs|Ms|Dr)\.?) | [<(].*/g, "").match(/\p{Lu}[\p{L}\p{N}]+/gu) || []);
const isBody = ({ kind }) => ["organization", "document", "media"].includes(kind);

/** Two that may be one: of one name, one named within the other, a pronoun or a role that one name alone fits. */
function pairs() {
  const list = now.left("sources");
  const named = list.filter((item) => ["named", "record"].includes(item.level));
  const found = new Map();
  const add = (two) => {
    const key = two.map(({ id }) => id).sort().join(" ");
    // Two who speak together are neither of them.
    if (!found.has(key) && !two.some(isAnother) && (isBody(two[0]) || new Set(two.map(({ label }) => / and /.test(label))).size < 2)) found.set(key, two);
  };
  const grouped = (items, keysOf) => {
    const held = new Map();
    for (const item of items) for (const key of new Set(keysOf(item))) held.set(key, [...(held.get(key) || []), item]);
    return [...held.values()].filter((two) => two.length === 2);
  };
  grouped(list, ({ label }) => [plainName(label)]).forEach(add);
  grouped(named, ({ label }) => properWords(label)).filter(([left, right]) => {
    const [fewer, more] = [left, right].map(({ label }) => properWords(label)).sort((a, b) => a.length - b.length);
    return left.kind === right.kind && fewer.every((word) => more.includes(word)); // not Ann Lee and Bo Lee
  }).forEach(add);
  const told = named.map((item) => ({ of: item, words: ` ${item.label.toLowerCase()} ` }));
  for (const item of named) {
    const name = ` ${plainName(item.label)} `;
    const holders = told.filter(({ of, words }) => of.kind === item.kind && of !== item && words.includes(name));
    if (holders.length === 1) add([item, holders[0].of]);
  }
  // Few end alike: that is found fast, also among hundreds.
  const bare = new Map(list.map((item) => [item, plainName(item.label).split(BEHIND)[0]]));
  for (const [item, noun] of bare) {
    const fits = list.filter((other) => other !== item && other.kind === item.kind && bare.get(other).endsWith(noun) && isOneMore(item, other));
    if (fits.length === 1) add([item, fits[0]]);
  }
  const proper = named.filter(({ label }) => properWords(label).length);
  for (const item of list) {
    const may = /^(it|s?he|him|her)$/i.test(item.label) ? pronounFits : /^the /i.test(item.label) && !properWords(item.label).length && roleFits;
    const fits = may ? proper.filter((other) => other !== item && may(item, other)) : [];
    if (fits.length === 1) add([item, fits[0]]);
  }
  return [...found.values()];
}

/** Whether “the official” may be “a trade official”, “bankers” “New York bankers”, “one dealer” “one dealer for a bank”, if no others are told of. */
function isOneMore({ id, label }, other) {
  const [noun, told] = [label, other.label].map((words) => plainName(words).split(BEHIND)[0]);
  const first = (item) => wireOf(item).mentions[0][0];
  const again = /^(the|this|that) /i.test(label) && first(other) < first({ id }) && !/^(the|this|that|these|those) /i.test(other.label) && !properWords(label.split(BEHIND)[0]).length;
  return (again || !label.includes(" ") || (noun === told && BEHIND.test(other.label) && !BEHIND.test(label))) && told.endsWith(` ${noun}`.slice(told === noun ? 1 : 0));
}

const wireOf = ({ id }) => wire.sources[given.get(id).at];

/** Whether “she” or “it” may stand for a person or body named in front of it. */
function pronounFits({ id, label }, other) {
  const [start] = wireOf({ id }).mentions[0];
  return (/^it$/i.test(label) ? isBody(other) : other.kind === "person") && wireOf(other).mentions.some(([, end]) => end <= start);
}

/** Whether “the governor” may be a person who is told to be a governor. */
function roleFits({ label }, other) {
  const { position } = wireOf(other);
  return position !== null && position.text.toLowerCase().endsWith(plainName(label));
}

const MOST_PAIRS = 6;

/** Each pair that may be one is merged by one press. */
function paintPairs() {
  const found = pairs();
  for (const el of all("#perhaps button")) el.parentElement.hidden = !el.dataset.pair.split(" ").every(now.standing);
  for (const el of all("section.pairs")) el.hidden = !found.length;
  for (const el of all("section.pairs ul")) refill(el, ...found.slice(0, MOST_PAIRS).map((two) => make("li", {},
    make("bdi", {}, byWords(two[0])), " and ", make("bdi", {}, byWords(two[1])), " ", make("button", { type: "button", "data-pair": two.map(({ id }) => id).join(" ") }, "Merge"))));
}

/** Of two that are one: what goes into the other, whose name is kept. */
function merging([left, right]) {
  const into = better(left, right);
  return { from: into === left ? right : left, into };
}

/** Whether the reader would seem to be told more once two are one. */
const seemsMore = (from, into) => LEVELS.indexOf(into.level) < LEVELS.indexOf(from.level);
const careful = (into) => `Careful: so all its claims count as ${WORDS.level[into.level]}.`;

/** Merge two at once; the way back, and the other name, are one press each. */
function mergePair(two) {
  const sources = kindOf(two[0].id) === "source";
  const { from, into } = sources ? merging(two) : { from: two[0], into: two[1] };
  const [before, item] = [log, judged({ action: "merge", target: from.id, value: into.id, why: REASONS.merge }, 0)];
  const words = mergedWords(from, into);
  const warning = sources && seemsMore(from, into) ? `. ${careful(into)}` : "";
  closeForm(null);
  correct([...before, item], words + warning);
  if (sources && from.label !== into.label) {
    const button = one("#done-name");
    const other = mergedWords(into, from);
    button.textContent = `Keep the name ${nameOf(from.id)} (${from.letter})`;
    button.hidden = false;
    button.onclick = () => {
      past.pop();
      log = before;
      correct([...before, { ...item, target: into.id, value: from.id, anchor: item.into, into: item.anchor }], other);
      one("#done-undo").focus(STILL);
    };
  }
  one("#done-undo").focus(STILL);
}

/** Which two are one now; of one name, each with what tells it from the other. */
function mergedWords(from, into) {
  const called = from.label === into.label && !from.number ? byWords : ({ id }) => nameOf(id);
  return `Merged: ${called(from)} is ${called(into)} now`;
}

/** What the form says: which judgements it would make. */
function decided() {
  const { target } = form.dataset;
  const [action, value] = [inForm("action"), inForm("value") || null];
  // The source that gives the name is the one that the other goes into.
  if (inForm("keep") === "own") return [{ action, target: value, value: target }];
  // A claim that nobody says: each of its attributions goes.
  const all = action === "reject" && kindOf(target) === "claim" ? now.claims.get(target).said.map(({ id }) => id) : [target];
  return all.map((id) => ({ action, target: id, value }));
}

function missing() {
  const [kind, action] = [kindOf(form.dataset.target), inForm("action")];
  const asked = { merge: `which ${kind}`, level: "how it is described", grade: "the grade" };
  return [["action", "what to correct", !action], ["value", asked[action], asked[action] && !inForm("value")],
    ["why", "why", !inForm("why")]].filter(([, , lacks]) => lacks);
}

/** What the correction would change, before it is saved: figures, and whether more seems to be told. */
function showEffect() {
  const host = one(".effect", form);
  const submit = one("[type=submit]", form);
  submit.textContent = inForm("action") === "merge" ? "Merge the two" : "Save correction";
  refill(host);
  host.classList.remove("careful");
  if (!inForm("action") || missing().some(([name]) => name === "value")) return;
  const decisions = decided();
  const moved = movedSince(now.tally, corrected([...log, ...decisions]).tally);
  const words = moved.length ? [`This changes: ${moved.join(", ")}.`] : [];
  const [{ action, target, value }] = decisions;
  const [from, into] = [now.sources.get(target), now.sources.get(value)];
  if (action === "merge" && from && into && seemsMore(from, into)) {
    words.unshift(careful(into));
    host.classList.add("careful");
    submit.textContent = "Merge anyway";
  }
  host.textContent = words.join(" ");
}

function submitted(ev) {
  ev.preventDefault();
  if (!one("[type=submit]", form)) return;
  const lacking = missing();
  for (const field of all("[required]", form)) {
    field.setAttribute("aria-invalid", String(lacking.some(([name]) => name === field.name)));
  }
  one(".missing", form).textContent = lacking.length ? `Still missing: ${lacking.map(([, words]) => words).join(", ")}.` : "";
  if (lacking.length) return (one(`[name=${lacking[0][0]}]:enabled`, form) || one("[type=search]", form)).focus();
  const why = inForm("why");
  const made = decided().map((item, at) => judged({ ...item, why }, at));
  typed.delete(form.dataset.target);
  closeForm(null);
  const { target } = made[0];
  const [{ action, value }] = made;
  correct([...log, ...made], action === "merge" ? mergedWords(targetIn(now, target), targetIn(now, value)) : `Corrected. ${nameOf(target)}: ${doneTo(made[0])}`);
  const card = all(".card.shown").find(Boolean);
  (card ? one("[data-fix]", card) : one("#tab-details")).focus(STILL);
}

/** A judgement with its own name, with who and when, and with the places that it is about. */
function judged({ action, target, value, why }, at) {
  const taken = [...log, ...applied].map(({ id }) => Number(/^ju-(\d+)$/.exec(id)?.[1] || 0));
  const when = new Date().toISOString().replace(/\.\d+Z/, "Z");
  const judgement = { id: `ju-${1 + at + Math.max(0, ...taken)}`, action, target, value, who: "", when, why, anchor: anchorOf(target) };
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

/** This page with the corrections in it; nothing in them can end their element or turn text around. */
function pageWithFixes() {
  const kept = correctionsFile().replace(/[<>&\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `<!doctype html>\n${asSaved.replace(' class="js"', "").replace(GIVEN, () => `id="brought">${kept}<`)}`;
}
const GIVEN = /id="brought">([^<]*)</;

/** Those of some judgements that do not stand on the page yet. */
const freshOf = (good) => good.filter((item) => !log.some((other) => JSON.stringify(other) === JSON.stringify(item)));

/** The corrections that this page was saved with, without those that this browser has had before: what was taken back stays so. */
function brought() {
  const file = one("#brought").textContent;
  if (!file) return [];
  try {
    const { good, bad } = checked(parsed(file));
    const had = JSON.parse(stored(HAD) || "[]");
    const fresh = freshOf(good).filter((item) => !had.includes(JSON.stringify(item)));
    stored(HAD, JSON.stringify([...had, ...fresh.map((item) => JSON.stringify(item))]));
    if (bad.length) problem(leftOut(bad));
    return fresh;
  } catch (error) {
    problem(error.message);
    return [];
  }
}

const leftOut = (bad) => bad.map((words) => `Left out: ${words}`).join(" ");

async function loadFixes(file) {
  try {
    if (file.size > 9_000_000) throw new Error("Too large a file.");
    const text = await file.text();
    const { good, bad } = checked(parsed(GIVEN.exec(text)?.[1] ?? text));
    const fresh = freshOf(good);
    if (fresh.length) correct([...log, ...fresh], `${plural(fresh.length, "correction")} loaded`);
    if (log.length === good.length) saved = { log, words: `all in ${file.name}` };
    paintSaved();
    problem(`${fresh.length ? `${plural(fresh.length, "correction")} loaded.` : "Nothing new."} ${leftOut(bad)}`);
  } catch (error) {
    problem(error.message);
  }
}

function parsed(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error("This is no file of corrections: it holds no JSON. Choose one that this page has saved.");
  }
  if (!file || file.schema !== SCHEMA || !Array.isArray(file.judgements)) {
    throw new Error(`This is no file of corrections (${SCHEMA}). Choose one that this page has saved.`);
  }
  if (!file.article || file.article.sha256 !== wire.article.sha256) {
    throw new Error("These corrections were made on another text. Open that article's page, or let “srcgraph apply” find the places again.");
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
  put("#fix-problem", words);
  say(words);
}

const keepDraft = () => stored(DRAFT, JSON.stringify(log));

/** What the browser keeps under a name, after keeping other words there. */
function stored(name, words) {
  try {
    if (words) localStorage.setItem(name, words);
    return localStorage.getItem(name) || "";
  } catch {
    keptInBrowser = false;
    return "";
  }
}

/** Corrections of an earlier visit, where the browser has kept them. */
function draft() {
  try {
    return checked(JSON.parse(stored(DRAFT) || "[]")).good;
  } catch {
    return [];
  }
}
