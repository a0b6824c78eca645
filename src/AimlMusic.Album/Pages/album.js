'use strict';
(() => {
  const album = JSON.parse(document.getElementById('album').textContent);
  const byId = id => document.getElementById(id);
  const svgNamespace = 'http://www.w3.org/2000/svg';

  // Texts are only ever set as text: nothing in a song becomes markup.
  const element = (tag, properties = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (value === undefined || value === null || value === false) continue;
      if (name === 'class') made.className = value;
      else if (name === 'text') made.textContent = value;
      else if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
      else made.setAttribute(name, value === true ? '' : value);
    }
    made.append(...children.filter(child => child !== null && child !== undefined));
    return made;
  };

  const icon = name => {
    const made = document.createElementNS(svgNamespace, 'svg');
    made.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS(svgNamespace, 'use');
    use.setAttribute('href', `#i-${name}`);
    made.append(use);
    return made;
  };

  const showIcon = (button, name) => button.querySelector('use').setAttribute('href', `#i-${name}`);

  // The browser may keep nothing for a page on disk: the stars then last as long as the page.
  const memory = {
    get: name => { try { return localStorage.getItem(name); } catch { return null; } },
    set: (name, value) => { try { if (value === null) localStorage.removeItem(name); else localStorage.setItem(name, value); } catch { /* Not kept. */ } },
  };

  const clock = seconds => {
    if (!Number.isFinite(seconds)) return '–:––';
    const whole = Math.floor(seconds), hours = Math.floor(whole / 3600), minutes = Math.floor(whole / 60) % 60;
    const two = number => String(number).padStart(2, '0');
    return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
  };

  const spoken = seconds => {
    const whole = Math.floor(seconds), minutes = Math.floor(whole / 60);
    return `${minutes ? `${minutes} min ` : ''}${whole % 60} s`;
  };

  const dollars = usd => `$${usd >= 1 || usd === 0 ? usd.toFixed(2) : usd.toFixed(4).replace(/0{1,2}$/, '')}`;
  const costOf = song => song.usd === undefined ? null : `${dollars(song.usd)}${song.sandbox ? ' (sandbox)' : ''}`;
  // Made once: to make a formatter takes longer than all that it writes for a song.
  const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
  const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const date = (song, format) => song.at ? format.format(new Date(song.at)) : null;
  const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

  const hueOf = text => {
    let hash = 2166136261;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619) >>> 0;
    return hash;
  };

  const levelsOf = song => {
    if (song.levels === undefined) {
      const raw = song.wave ? Uint8Array.from(atob(song.wave), letter => letter.charCodeAt(0)) : null;
      const most = raw ? raw.reduce((a, b) => Math.max(a, b), 1) : 1;
      song.levels = raw ? Array.from(raw, level => level / most) : null;
    }
    return song.levels;
  };

  // As loud as the loudest of the points that one bar stands for.
  const barsOf = (levels, count) => Array.from({ length: count }, (_, bar) => {
    let level = 0;
    const end = Math.max(Math.floor(bar * levels.length / count) + 1, Math.floor((bar + 1) * levels.length / count));
    for (let i = Math.floor(bar * levels.length / count); i < end; i++) level = Math.max(level, levels[i] ?? 0);
    return level;
  });

  // ---- What the page shows: groups of takes

  const songs = album.songs;
  songs.forEach((song, index) => { song.index = index; song.hash = hueOf(song.sha ?? song.key); });
  const groups = album.groups.map((group, index) => {
    const takes = group.takes.map(take => songs[take]);
    const made = { index, takes, differs: group.differs, hue: takes[0].hash % 360 };
    takes.forEach((song, take) => { song.group = made; song.take = take; });
    made.sorts = {
      at: Date.parse(takes[0].at ?? '') || 0,
      title: takes[0].title,
      seconds: Math.max(...takes.map(song => song.seconds ?? 0)),
      usd: takes.reduce((sum, song) => sum + (song.usd ?? 0), 0),
    };
    return made;
  });

  // Made with the first search: a page that is only listened to does not need it.
  const textOf = group => group.text ??= fold(group.takes.map(song => [song.title, song.lyrics, song.request.Prompt, song.request.Model, song.id, song.path].filter(Boolean).join('\n')).join('\n'));

  const nameOf = song => song.group.takes.length > 1 ? `${song.title}, take ${song.take + 1}` : song.title;

  // ---- Drawing

  const styles = () => getComputedStyle(document.documentElement);

  const prepare = canvas => {
    const ratio = Math.min(window.devicePixelRatio || 1, 3);
    const { width, height } = canvas.getBoundingClientRect();
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const pen = canvas.getContext('2d');
    pen.scale(ratio, ratio);
    return { pen, width, height };
  };

  const drawWave = song => {
    const canvas = song.parts?.canvas;
    if (!canvas || !song.parts.seen) return;
    const { pen, width, height } = prepare(canvas);
    if (width === 0) return;
    const style = styles();
    const own = `hsl(${song.group.hue} 68% ${style.getPropertyValue('--light')})`;
    const rest = style.getPropertyValue('--rest');
    const levels = levelsOf(song) ?? Array(100).fill(.06);
    const step = 4, count = Math.max(1, Math.floor(width / step));
    const played = song === current && lengthOf(song) > 0 ? audio.currentTime / lengthOf(song) : 0;
    barsOf(levels, count).forEach((level, bar) => {
      const size = Math.max(2.5, level ** 1.25 * (height - 4));
      pen.fillStyle = (bar + .5) / count <= played ? own : rest;
      pen.beginPath();
      pen.roundRect(bar * step, (height - size) / 2, step - 1.4, size, 1.3);
      pen.fill();
    });
  };

  // A cover is the waveform of its song around a circle.
  const drawCover = group => {
    const canvas = group.cover;
    const { pen, width, height } = prepare(canvas);
    if (width === 0) return;
    const song = group.takes[0], hash = song.hash;
    const [one, two] = [group.hue, (group.hue + 30 + (hash >>> 9) % 70) % 360];
    const paint = pen.createLinearGradient(0, 0, width * ((hash >>> 3) % 100) / 100, height);
    paint.addColorStop(0, `hsl(${one} 70% 58%)`);
    paint.addColorStop(1, `hsl(${two} 66% 38%)`);
    pen.fillStyle = paint;
    pen.fillRect(0, 0, width, height);
    const glow = pen.createRadialGradient(width * .25, height * .2, 0, width * .25, height * .2, width * .9);
    glow.addColorStop(0, 'hsl(0 0% 100% / .35)');
    glow.addColorStop(1, 'hsl(0 0% 100% / 0)');
    pen.fillStyle = glow;
    pen.fillRect(0, 0, width, height);
    const count = width > 80 ? 72 : 48, inner = width * .17, room = width * .25;
    pen.translate(width / 2, height / 2);
    pen.strokeStyle = 'hsl(0 0% 100% / .92)';
    pen.lineWidth = width > 80 ? 1.7 : 1.3;
    pen.lineCap = 'round';
    barsOf(levelsOf(song) ?? Array(100).fill(.15), count).forEach((level, bar) => {
      const angle = 2 * Math.PI * bar / count - Math.PI / 2, outer = inner + Math.max(1, level ** 1.4 * room);
      pen.beginPath();
      pen.moveTo(Math.cos(angle) * inner, Math.sin(angle) * inner);
      pen.lineTo(Math.cos(angle) * outer, Math.sin(angle) * outer);
      pen.stroke();
    });
  };

  // Soft light in the colours of the first songs, and their waveforms as a horizon.
  const drawBanner = () => {
    const { pen, width, height } = prepare(byId('banner'));
    const dark = document.documentElement.dataset.theme === 'dark';
    const shown = groups.slice(0, 5);
    shown.forEach((group, index) => {
      const x = width * (index + .6) / (shown.length + .2), y = height * (index % 2 ? .15 : .75), reach = Math.max(width * .38, 260);
      const light = pen.createRadialGradient(x, y, 0, x, y, reach);
      light.addColorStop(0, `hsl(${group.hue} 80% ${dark ? '40%' : '72%'} / ${dark ? .38 : .5})`);
      light.addColorStop(1, `hsl(${group.hue} 80% 60% / 0)`);
      pen.fillStyle = light;
      pen.fillRect(0, 0, width, height);
    });
    const line = shown.flatMap(group => barsOf(levelsOf(group.takes[0]) ?? [0], 40)), step = width / Math.max(1, line.length);
    line.forEach((level, bar) => {
      const size = level ** 1.5 * height * .42;
      pen.fillStyle = `hsl(${shown[Math.floor(bar / 40)].hue} 60% ${dark ? '62%' : '50%'} / ${dark ? .16 : .13})`;
      pen.fillRect(bar * step + step * .18, height - size, step * .64, size);
    });
  };

  const seen = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      const group = groups[target.dataset.group];
      group.takes.forEach(song => { song.parts.seen = isIntersecting; });
      if (isIntersecting) {
        if (!group.isDrawn) { group.isDrawn = true; drawCover(group); }
        group.takes.forEach(drawWave);
      }
    }
  }, { rootMargin: '300px' });

  const redraw = () => {
    drawBanner();
    groups.forEach(group => {
      group.isDrawn = group.takes[0].parts.seen;
      if (group.isDrawn) { drawCover(group); group.takes.forEach(drawWave); }
    });
  };

  // ---- Playing: one audio element, so one song at a time

  const audio = byId('audio');
  let current = null;
  let startAt = null;

  const lengthOf = song => song === current && Number.isFinite(audio.duration) ? audio.duration : song.seconds ?? 0;
  const visible = () => order.filter(group => !group.element.hidden).flatMap(group => group.takes);

  const choose = (song, at) => {
    const before = current;
    current = song;
    // A file can be sought only when its head is read.
    startAt = at ?? null;
    audio.src = song.url;
    if (before) { show(before); drawWave(before); before.group.element.classList.remove('current'); before.parts.play.removeAttribute('data-on'); }
    song.group.element.classList.add('current');
    song.parts.play.setAttribute('data-on', '');
    byId('player').hidden = false;
    byId('player-title').textContent = nameOf(song);
    byId('player-title').href = `#song-${song.group.index}`;
    const takes = song.group.takes.length;
    byId('switch').hidden = takes < 2;
    byId('switch').setAttribute('aria-label', `Take ${song.take + 1} of ${takes}. Switch to the next take at the same place`);
    byId('switch-text').textContent = `Take ${song.take + 1} of ${takes}`;
    if ('mediaSession' in navigator) navigator.mediaSession.metadata = new MediaMetadata({ title: nameOf(song), album: document.title });
  };

  const seekTo = seconds => {
    if (audio.readyState > 0) { audio.currentTime = seconds; startAt = null; } else { startAt = seconds; }
  };

  const play = (song, at) => {
    if (song !== current) choose(song, at); else if (at !== undefined) seekTo(at);
    audio.play().catch(e => { if (e.name === 'NotAllowedError') say('The browser wants a click before it plays.'); });
  };

  const toggle = song => {
    if (song === current && !audio.paused) audio.pause(); else play(song);
  };

  const step = by => {
    const list = visible();
    if (list.length === 0) return;
    const at = list.indexOf(current);
    const song = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by))];
    if (song === current && by < 0) { seekTo(0); return; }
    if (song === current) return;
    play(song);
    song.group.element.scrollIntoView({ block: 'nearest' });
  };

  const switchTake = () => {
    if (!current || current.group.takes.length < 2) return;
    const takes = current.group.takes, next = takes[(current.take + 1) % takes.length];
    const at = audio.currentTime, wasPaused = audio.paused;
    if (wasPaused) choose(next, at); else play(next, at);
    say(`Take ${next.take + 1} of ${takes.length}`);
  };

  const seekBy = seconds => {
    if (current) seekTo(Math.min(Math.max(0, (startAt ?? audio.currentTime) + seconds), lengthOf(current) || Infinity));
  };

  const show = song => {
    const on = song === current && !audio.paused, at = song === current ? audio.currentTime : 0;
    const { play: button, range, time } = song.parts;
    showIcon(button, on ? 'pause' : 'play');
    button.setAttribute('aria-label', `${on ? 'Pause' : 'Play'} ${nameOf(song)}`);
    if (lengthOf(song) > 0) range.max = lengthOf(song);
    range.value = at;
    range.setAttribute('aria-valuetext', `${spoken(at)} of ${spoken(lengthOf(song))}`);
    time.textContent = song === current ? `${clock(at)} / ${clock(lengthOf(song) || NaN)}` : clock(song.seconds ?? NaN);
  };

  const tick = () => {
    if (!current) return;
    show(current);
    drawWave(current);
    byId('player-time').textContent = `${clock(audio.currentTime)} / ${clock(lengthOf(current) || NaN)}`;
    byId('player-bar').style.transform = `scaleX(${lengthOf(current) > 0 ? audio.currentTime / lengthOf(current) : 0})`;
    showIcon(byId('toggle'), audio.paused ? 'play' : 'pause');
    byId('toggle').setAttribute('aria-label', audio.paused ? 'Play' : 'Pause');
    byId('play-all').querySelector('span').textContent = audio.paused ? 'Play' : 'Pause';
    showIcon(byId('play-all'), audio.paused ? 'play' : 'pause');
  };

  let frame = 0;
  const animate = () => { tick(); frame = audio.paused ? 0 : requestAnimationFrame(animate); };
  audio.addEventListener('play', () => { cancelAnimationFrame(frame); animate(); });
  for (const name of ['pause', 'seeked', 'timeupdate', 'durationchange', 'emptied']) audio.addEventListener(name, tick);
  audio.addEventListener('loadedmetadata', () => { if (startAt !== null) { audio.currentTime = Math.min(startAt, audio.duration || startAt); startAt = null; } });
  audio.addEventListener('ended', () => { const list = visible(); if (list.indexOf(current) < list.length - 1) step(1); });
  audio.addEventListener('error', () => {
    if (!current || !audio.getAttribute('src')) return;
    const text = 'The browser cannot play this file. Is it beside the page?';
    current.parts.problem.textContent = text;
    current.parts.problem.hidden = false;
    say(`${nameOf(current)}: ${text}`);
    tick();
  });
  audio.addEventListener('playing', () => { current.parts.problem.hidden = true; });
  if ('mediaSession' in navigator) {
    const handle = (name, action) => { try { navigator.mediaSession.setActionHandler(name, action); } catch { /* Not in this browser. */ } };
    handle('play', () => current && play(current));
    handle('pause', () => audio.pause());
    handle('nexttrack', () => step(1));
    handle('previoustrack', () => step(-1));
  }

  // ---- Stars, and lines for PowerShell

  // PowerShell takes typographic quotation marks for plain ones.
  const quote = text => {
    const parts = text.split(/([\u0000-\u001f\u007f-\u009f])/).filter(part => part !== '')
      .map(part => /^[\u0000-\u001f\u007f-\u009f]$/.test(part) ? `[char]${part.charCodeAt(0)}` : `'${part.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`);
    return parts.length === 1 && parts[0].startsWith("'") ? parts[0] : `(${['\'\'', ...parts].join(' + ')})`;
  };

  const starName = song => `aimlmusic:star:${song.key}`;
  songs.forEach(song => { song.star = memory.get(starName(song)) === '1'; });
  const starred = () => groups.flatMap(group => group.takes).filter(song => song.star);

  const setStar = (song, on) => {
    song.star = on;
    memory.set(starName(song), on ? '1' : null);
    song.parts.star.setAttribute('aria-pressed', String(on));
    showStars();
    filter();
  };

  const showStars = () => {
    const count = starred().length;
    byId('star-count').textContent = count;
    byId('keep').hidden = count === 0;
    byId('keep').textContent = count === 1 ? 'Copy the line that keeps it' : `Copy the line that keeps these ${count}`;
  };

  // Files of different folders can have the same name, so the folders stay.
  const keepLine = chosen => {
    const folders = new Map();
    for (const song of chosen) {
      const cut = Math.max(song.path.lastIndexOf('/'), song.path.lastIndexOf('\\'));
      const folder = cut < 0 ? 'Starred' : `Starred/${song.path.slice(0, cut).replaceAll('\\', '/')}`;
      folders.set(folder, [...folders.get(folder) ?? [], song.path, ...song.sidecar ? [song.sidecar] : []]);
    }
    const copies = [...folders].map(([folder, paths]) =>
      `$null = New-Item -ItemType Directory -Force -Path ${quote(folder)}; Copy-Item -LiteralPath ${paths.map(quote).join(', ')} -Destination ${quote(folder)}`);
    return copies.join('; ');
  };

  const copy = async (text, said) => {
    try {
      await navigator.clipboard.writeText(text);
      say(said);
    } catch {
      byId('line-text').value = text;
      byId('line').showModal();
      byId('line-text').select();
    }
  };

  let sayTimer = 0;
  const say = text => {
    byId('status').textContent = text;
    clearTimeout(sayTimer);
    sayTimer = setTimeout(() => { byId('status').textContent = ''; }, 5000);
  };

  // ---- The songs

  const lyricsOf = song => {
    const box = element('div', { class: 'lyrics', dir: 'auto' });
    if (!song.lyrics) { box.append(element('p', { text: 'No lyrics.' })); return box; }
    let part = null, lines = [];
    const flush = () => { if (lines.length) { part ??= box.appendChild(element('section')); part.append(element('p', { dir: 'auto', text: lines.join('\n') })); lines = []; } };
    for (const raw of song.lyrics.replace(/^\s*##|##\s*$/g, '').split(/\r\n|\r|\n/)) {
      const line = raw.trim(), section = /^\[([^\]]*)\]$/.exec(line);
      if (section) { flush(); part = box.appendChild(element('section')); part.append(element('h4', { dir: 'auto', text: section[1] || line })); }
      else if (line === '') flush();
      else lines.push(line);
    }
    flush();
    return box;
  };

  const words = name => name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/^DurationSec$/, 'Duration (s)').replace(/ Sec$/, ' (s)').toLowerCase().replace(/^./, letter => letter.toUpperCase());

  const factsOf = group => {
    const { takes } = group, many = takes.length > 1;
    const names = [...new Set(takes.flatMap(song => Object.keys(song.request)))];
    const row = (name, cells) => element('tr', {}, element('th', { scope: 'row', text: name }), ...cells.map(cell => element('td', {}, cell ?? '–')));
    const text = (value, mono) => value === null || value === undefined || value === '' ? null : element('span', { class: mono ? 'mono' : null, dir: 'auto', text: value });
    const body = element('tbody');
    for (const name of names) {
      body.append(row(words(name), takes.map(song => song.request[name] === undefined ? null : group.differs.includes(name) ? element('mark', { dir: 'auto', text: song.request[name] }) : text(song.request[name]))));
    }
    const facts = [
      ['Length', song => text(song.seconds === undefined ? null : clock(song.seconds))],
      ['Cost', song => text(costOf(song))],
      ['Made', song => text(date(song, moments))],
      ['File', song => text(`${song.path} (${(song.bytes / 1e6).toFixed(1)} MB${song.kind ? `, ${song.kind}` : ''})`)],
      ['Id', song => text(song.id, true)],
      ['SHA-256', song => text(song.sha, true)],
      ['Notes', song => text(song.notes?.join(' '))],
      ['Again', song => song.again ? element('button', { type: 'button', class: 'plain', text: 'Copy the command', 'aria-label': `Copy the command that makes ${nameOf(song)} again`, title: song.again,
        onclick: () => copy(song.again, 'Copied. The command makes the song again, and costs money again.') }) : null],
    ];
    for (const [name, of] of facts) {
      const cells = takes.map(of);
      if (cells.some(Boolean)) body.append(row(name, cells));
    }
    const head = many ? element('thead', {}, element('tr', {}, element('td', {}, ''), ...takes.map(song => element('th', { scope: 'col', text: `Take ${song.take + 1}` })))) : null;
    const box = element('div', { class: 'facts', role: many ? 'region' : null, tabindex: many ? '0' : null, 'aria-label': many ? `Requests for ${takes[0].title}` : null });
    box.append(element('table', {}, element('caption', { class: 'sr', text: many ? 'The requests of the takes. What differs is marked.' : 'The request' }), ...[head].filter(Boolean), body));
    return box;
  };

  const starButton = song => element('button', { type: 'button', class: 'round star', 'aria-pressed': String(song.star), 'aria-label': `Star ${nameOf(song)}`, onclick: () => setStar(song, !song.star) }, icon('star'));

  const takeElement = song => {
    const many = song.group.takes.length > 1;
    const canvas = element('canvas', { 'aria-hidden': 'true' });
    const range = element('input', {
      type: 'range', min: 0, max: song.seconds ?? 1, step: .01, value: 0, 'aria-label': `Position in ${nameOf(song)}`,
      oninput: () => { const at = Number(range.value); if (song === current) seekTo(at); else play(song, at); },
    });
    const button = element('button', { type: 'button', class: 'round play', onclick: () => toggle(song) }, icon('play'));
    const time = element('span', { class: 'time' });
    const problem = element('p', { class: 'problem', hidden: true });
    const star = starButton(song);
    song.parts = { canvas, range, play: button, time, problem, star, seen: false };
    const chips = many && song.group.differs.length ? element('ul', { class: 'chips', 'aria-label': 'What differs in the request' },
      ...song.group.differs.filter(name => song.request[name] !== undefined).map(name => element('li', { dir: 'auto', text: name === 'Prompt' ? song.request[name] : `${words(name)} ${song.request[name]}` }))) : null;
    const head = many ? element('div', { class: 'take-head' }, element('h4', { dir: 'auto', text: song.title === song.group.takes[0].title ? `Take ${song.take + 1}` : `Take ${song.take + 1}: ${song.title}` }),
      time, song.usd === undefined ? null : element('span', { class: 'time', text: dollars(song.usd) }), star) : null;
    return element(many ? 'section' : 'div', { class: 'take', 'aria-label': many ? `Take ${song.take + 1}` : null },
      head, element('div', { class: 'take-row' }, button, element('div', { class: 'wave' }, canvas, range), many ? null : time), problem, chips);
  };

  const groupElement = group => {
    const { takes } = group, song = takes[0], many = takes.length > 1;
    const facts = [many ? `${takes.length} takes` : null, song.request.Model && !group.differs.includes('Model') ? song.request.Model : null,
      date(song, days), many ? null : costOf(song)].filter(Boolean);
    group.cover = element('canvas', { class: 'cover', 'aria-hidden': 'true' });
    const list = element('div', { class: many ? 'takes many' : 'takes' }, ...takes.map(takeElement));
    const details = element('details', {}, element('summary', { text: many ? 'Lyrics, and the requests side by side' : 'Lyrics and request' }));
    details.addEventListener('toggle', () => {
      if (details.open && details.children.length === 1) details.append(element('div', { class: many ? 'more wide' : 'more' }, lyricsOf(song), factsOf(group)));
    });
    const head = element('div', { class: 'song-head' }, element('div', {}, element('h3', { id: `title-${group.index}`, dir: 'auto', text: song.title }),
      element('p', { class: 'meta' }, ...facts.map(fact => element('span', { text: fact })))), many ? null : song.parts.star);
    group.element = element('article', { class: many ? 'song many' : 'song', id: `song-${group.index}`, 'aria-labelledby': `title-${group.index}`, 'data-group': group.index });
    group.element.style.setProperty('--hue', group.hue);
    group.element.append(element('div', { class: 'song-in' }, group.cover, ...many ? [head, list] : [element('div', { class: 'single' }, head, list)]), details);
    takes.forEach(show);
    return group.element;
  };

  // ---- Finding and sorting

  let order = groups;

  const filter = () => {
    const asked = fold(byId('search').value).split(/\s+/).filter(Boolean);
    const only = byId('only').getAttribute('aria-pressed') === 'true';
    let shown = 0;
    for (const group of groups) {
      const isWanted = asked.every(word => textOf(group).includes(word)) && (!only || group.takes.some(song => song.star));
      group.element.hidden = !isWanted;
      shown += isWanted ? 1 : 0;
    }
    byId('none').hidden = shown > 0;
    return shown;
  };

  const sort = () => {
    const [, down, name] = /^(-?)(\w+)$/.exec(byId('sort').value), sign = down ? -1 : 1;
    const compare = name === 'title' ? new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare : (a, b) => a - b;
    order = [...groups].sort((a, b) => sign * compare(a.sorts[name], b.sorts[name]) || a.index - b.index);
    byId('songs').append(...order.map(group => group.element));
  };

  // ---- Light and dark

  const system = matchMedia('(prefers-color-scheme: dark)');
  const setTheme = () => {
    document.documentElement.dataset.theme = memory.get('aimlmusic:theme') ?? (system.matches ? 'dark' : 'light');
  };

  setTheme();
  system.addEventListener('change', () => { setTheme(); redraw(); });

  // ---- Begin

  const length = songs.reduce((sum, song) => sum + (song.seconds ?? 0), 0);
  const spent = songs.reduce((sum, song) => sum + (song.usd ?? 0), 0);
  byId('summary').textContent = [
    `${groups.length} ${groups.length === 1 ? 'song' : 'songs'}${groups.length < songs.length ? ` in ${songs.length} takes` : ''}`,
    length > 0 ? clock(length) : null, spent > 0 ? dollars(spent) + (songs.every(song => song.sandbox) ? ' (sandbox)' : '') : null,
  ].filter(Boolean).join(' · ');
  byId('songs').append(...groups.map(groupElement));
  showStars();
  groups.forEach(group => seen.observe(group.element));
  drawBanner();

  byId('search').addEventListener('input', () => { const shown = filter(); byId('status').setAttribute('aria-live', 'polite'); say(byId('search').value ? `${shown} of ${groups.length} found` : ''); });
  byId('sort').addEventListener('change', sort);
  byId('only').addEventListener('click', () => { byId('only').setAttribute('aria-pressed', String(byId('only').getAttribute('aria-pressed') !== 'true')); filter(); });
  byId('keep').addEventListener('click', () => copy(keepLine(starred()), 'Copied. Run the line in the folder of the album: it copies the starred songs to the folder Starred.'));
  byId('theme').addEventListener('click', () => { memory.set('aimlmusic:theme', document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'); document.documentElement.dataset.theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'; redraw(); });
  byId('play-all').addEventListener('click', () => { if (current) toggle(current); else step(1); });
  byId('toggle').addEventListener('click', () => toggle(current));
  byId('previous').addEventListener('click', () => step(-1));
  byId('next').addEventListener('click', () => step(1));
  byId('switch').addEventListener('click', switchTake);

  let resizing = 0;
  addEventListener('resize', () => { cancelAnimationFrame(resizing); resizing = requestAnimationFrame(redraw); });

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || byId('line').open) return;
    const target = event.target, isText = target.matches('input[type=search], textarea, select');
    if (event.key === 'Escape' && target === byId('search')) { target.blur(); return; }
    if (isText) return;
    // A button, a link or a summary keeps its own space bar.
    const isControl = target.matches('button, a, summary');
    const actions = {
      ' ': isControl ? null : () => { if (current) toggle(current); else step(1); },
      'ArrowLeft': () => seekBy(-5),
      'ArrowRight': () => seekBy(5),
      'j': () => step(1),
      'k': () => step(-1),
      't': switchTake,
      's': () => current && setStar(current, !current.star),
      '/': () => byId('search').focus(),
    };
    const action = actions[event.key];
    if (action) { event.preventDefault(); action(); }
  });
})();
