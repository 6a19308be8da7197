// Three patterns of our own, made by the browser: a call that rings, a request, an alarm. With vibration where there is one. The telephone
// itself rings in any case; this is for the tablet on the table.

const PATTERNS = {
  // Two warm tones that rise, like a question; again every three seconds.
  call: { every: 3000, notes: [[523, 0, 0.22], [659, 0.26, 0.34]], vibrate: [220, 60, 340] },
  // One soft tone.
  request: { every: 8000, notes: [[587, 0, 0.4]], vibrate: [300] },
  // Three low pulses.
  alarm: { every: 2500, notes: [[392, 0, 0.18], [392, 0.28, 0.18], [330, 0.56, 0.4]], vibrate: [180, 100, 180, 100, 400] },
};

let audio = null;
let playing = null;
let timer = 0;

/** Whether the browser lets us be heard. */
export function ready() {
  return audio !== null && audio.state === "running";
}

/** After a tap: from now on there is sound. */
export async function allow() {
  audio = audio || new AudioContext();
  await audio.resume();
  return ready();
}

/** Plays a pattern once, as it will sound. */
export async function tryOut(name) {
  await allow();
  once(name);
}

/** Browsers refuse it until somebody has tapped, and say so aloud. */
function vibrate(pattern) {
  if (navigator.vibrate && navigator.userActivation?.hasBeenActive !== false) navigator.vibrate(pattern);
}

function once(name) {
  const pattern = PATTERNS[name];
  vibrate(pattern.vibrate);
  if (!ready()) return;
  for (const [pitch, at, length] of pattern.notes) {
    const [tone, level] = [audio.createOscillator(), audio.createGain()];
    const start = audio.currentTime + at;
    tone.type = "triangle";
    tone.frequency.value = pitch;
    level.gain.setValueAtTime(0.0001, start);
    level.gain.exponentialRampToValueAtTime(0.35, start + 0.03);
    level.gain.exponentialRampToValueAtTime(0.0001, start + length);
    tone.connect(level).connect(audio.destination);
    tone.start(start);
    tone.stop(start + length + 0.05);
  }
}

/** After a tap: the three, one after the other, each once. */
export async function tryAll() {
  for (const name of ["call", "request", "alarm"]) {
    await tryOut(name);
    await new Promise((done) => setTimeout(done, 1800));
  }
}

/** Plays a pattern until another, or nothing, is wanted. */
export function play(name) {
  if (name === playing) return;
  playing = name;
  clearInterval(timer);
  vibrate(0);
  if (!name) return;
  once(name);
  timer = setInterval(() => once(name), PATTERNS[name].every);
}
