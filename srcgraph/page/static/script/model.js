/* What is known: as the program found it, and as it stands with the editor's corrections. */
const wire = read("wire");
const facts = read("facts");
const drawn = read("drawn");
const WORDS = facts.words;
const LETTERS = "NRDAU"; // from best to least told
const LEAST_FIRST = "UADRN"; // as an editor looks at them
const LEVELS = ["named", "record", "unnamed", "none"];
const NOBODY = { id: "", label: "nobody", letter: "U", level: "none", kind: "none", identification: "unattributed" };

function letterOf({ identification, rung }) {
  if (identification === "unnamed") return rung === "access" || rung === "position" ? "D" : "A";
  return { named: "N", record: "R" }[WORDS.levels[identification]] || "U";
}

/** Everything once more, with the judgements carried out in their order. */
function corrected(judgements) {
  const now = {
    sources: new Map(wire.sources.map((item) => [item.id, {
      ...blank(item.id), label: facts.sources[item.id], kind: item.kind, rung: item.rung,
      identification: item.identification, was: WORDS.levels[item.identification], unsure: item.unsure, grade: null,
    }])),
    claims: new Map(wire.claims.map((item, index) => [item.id, {
      ...blank(item.id), label: facts.claims[item.id], number: index + 1, level: item.status, grade: null,
    }])),
    said: new Map(wire.attributions.map((item) => [item.id, {
      ...blank(item.id), source: item.source_id, claim: item.claim_id, stance: item.stance,
      style: item.style, score: item.score, unsure: item.unsure, evidence: item.evidence,
    }])),
  };
  for (const judgement of wire.judgements || []) note(now, judgement, judgement.action === "grade");
  // Of several judgements on the same question about one target the last one holds.
  const last = new Map(judgements.map((item) => [questionOf(item), item]));
  for (const judgement of judgements) note(now, judgement, last.get(questionOf(judgement)) === judgement);
  return settled(now);
}

const questionOf = ({ target, action }) => `${target} ${action === "reject" ? "confirm" : action}`;

function note(now, judgement, holds) {
  const target = targetIn(now, judgement.target);
  if (!target) return;
  target.fixes.push(judgement);
  if (holds && !target.gone && !target.into) carryOut(now, target, judgement);
}

const blank = (id) => ({ id, into: null, gone: false, changed: false, recount: false, fixes: [], said: [], merged: [] });

const targetIn = (now, id) => now.sources.get(id) || now.claims.get(id) || now.said.get(id);

function carryOut(now, target, judgement) {
  target.changed = true;
  const own = now.said.has(target.id) ? [target]
    : [...now.said.values()].filter((item) => item.claim === target.id);
  if (judgement.action === "confirm") for (const item of [target, ...own]) item.unsure = false;
  else if (judgement.action === "reject") target.gone = true;
  else if (judgement.action === "merge") {
    // What was merged into this one already stays so: the two are one.
    const into = standsFor(now.sources.has(target.id) ? now.sources : now.claims, judgement.value);
    if (into && into !== target) target.into = into.id;
  }
  else if (judgement.action === "grade") target.grade = judgement.value.split(":")[1];
  else if (judgement.action === "level") {
    Object.assign(target, { identification: judgement.value, rung: judgement.value === "unnamed" ? rungOf(target) : null });
  } else if (judgement.action === "record") {
    Object.assign(target, { identification: "named", rung: null, label: judgement.value || target.label });
  }
}

/** How much is told about a source that is unnamed now, as far as the article tells. */
function rungOf({ id, rung }) {
  const { position, affiliation, access } = wire.sources.find((item) => item.id === id);
  if (position || affiliation) return access ? "access" : "position";
  return access ? "sector" : rung;
}

/** What an id stands for now: itself, what it was merged into, or nothing where it is gone. */
function standsFor(map, id) {
  let found = map.get(id);
  for (let steps = 0; found && found.into && steps < 99; steps += 1) found = map.get(found.into);
  return found && !found.gone ? found : null;
}

/** Work out what follows: who says what, levels, letters, neighbours and figures. */
function settled(now) {
  for (const source of now.sources.values()) {
    source.letter = letterOf(source);
    source.level = WORDS.levels[source.identification];
  }
  for (const item of now.said.values()) {
    const claim = standsFor(now.claims, item.claim);
    item.speaker = standsFor(now.sources, item.source);
    item.by = item.speaker || NOBODY;
    item.about = item.gone ? null : claim;
    if (item.gone && claim) claim.recount = true;
    if (item.gone) continue;
    if (claim) claim.said.push(item);
    if (item.speaker) item.speaker.said.push(item);
    if (claim && (claim.id !== item.claim || differs(now, item))) claim.recount = true;
  }
  for (const map of [now.sources, now.claims]) {
    for (const item of map.values()) if (item.into) (standsFor(map, item.id) || item).merged.push(item);
  }
  for (const claim of now.claims.values()) settleClaim(claim);
  now.standing = (id) => {
    const item = targetIn(now, id);
    return Boolean(item) && !item.gone && !item.into;
  };
  now.left = (name) => [...now[name].values()].filter(({ id }) => now.standing(id));
  now.tally = tally(now);
  now.near = neighbours(now);
  return now;
}

/** Whether somebody else says it now, or somebody on another level. */
const differs = (now, item) =>
  Boolean(item.source) && (item.by.id !== item.source || item.by.level !== now.sources.get(item.source).was);

function settleClaim(claim) {
  if (!claim.said.length && !claim.into) claim.gone = true;
  if (claim.recount) {
    const levels = claim.said.map((item) => LEVELS.indexOf(item.by.level));
    claim.level = LEVELS[Math.min(...levels, 3)];
  }
  const best = claim.said.filter((item) => item.speaker && item.by.level === claim.level);
  claim.letter = LETTERS[Math.min(...best.map((item) => LETTERS.indexOf(item.by.letter)), 4)];
  claim.unsure = claim.said.length > 0 && claim.said.every((item) => item.unsure);
}

function tally(now) {
  const [claims, sources] = ["claims", "sources"].map(now.left);
  const of = (list) => Object.fromEntries(LEVELS.map((level) => [level, list.filter((item) => item.level === level).length]));
  return { claims: claims.length, sources: sources.length, claimsOf: of(claims), sourcesOf: of(sources) };
}

/** Who is next to whom: a source and its claims, and claims or sources that bear on each other. */
function neighbours(now) {
  const near = new Map();
  const join = (from, to, words, back, said, evidence) => {
    const why = evidence.map((item) => item.note).join("; ");
    if (!from || !to || from === to) return;
    for (const [a, b, verb] of [[from, to, words], [to, from, back]]) {
      if (!near.has(a.id)) near.set(a.id, []);
      near.get(a.id).push({ to: b.id, words: verb, said, why });
    }
  };
  for (const item of now.said.values()) {
    if (!item.gone) join(item.speaker, item.about, WORDS.says[item.stance], WORDS.said[item.stance], [item.id], item.evidence);
  }
  for (const link of wire.links) {
    const [left, right] = [now.said.get(link.left), now.said.get(link.right)];
    const [words, back] = WORDS.relations[link.relation];
    if (!left || !right || left.gone || right.gone) continue;
    if (link.relation === "cites") join(left.speaker, right.speaker, words, back, [link.left, link.right], link.evidence);
    else join(left.about, right.about, words, back, [link.left, link.right], link.evidence);
  }
  return near;
}

/** The ids within so many steps of some others. */
function within(near, ids, steps) {
  let edge = ids;
  const found = new Set(ids);
  for (let step = 0; step < steps; step += 1) {
    edge = edge.flatMap((id) => (near.get(id) || []).map((next) => next.to)).filter((id) => !found.has(id));
    for (const id of edge) found.add(id);
  }
  return found;
}

/** The shortest way from one id to another: its steps in order, or none. */
function shortest(near, from, to) {
  const came = new Map([[from, null]]);
  const queue = [from];
  while (queue.length && !came.has(to)) {
    const id = queue.shift();
    for (const step of near.get(id) || []) {
      if (came.has(step.to)) continue;
      came.set(step.to, { ...step, from: id });
      queue.push(step.to);
    }
  }
  const way = [];
  for (let step = came.get(to); step; step = came.get(step.from)) way.unshift(step);
  return way;
}
