import { runCases } from '../../testing/run-cases.ts'

const LAYERS = 'https://docs.docker.com/engine/storage/drivers/'
const FILES = { 'app.py': 'x'.repeat(1000), 'big.bin': 'y'.repeat(50_000) }

runCases('layers, sizes and waste', [
  {
    name: 'a layer weighs what it adds',
    source: LAYERS,
    dockerfile: 'FROM scratch\nCOPY app.py /app.py\n',
    files: FILES,
    expect: { steps: { 2: { size: { bytes: 1000, basis: 'measured' }, added: ['/app.py'] } } },
  },
  {
    name: 'what one layer adds and a later one deletes still ships',
    source: LAYERS,
    dockerfile: 'FROM debian:13\nCOPY big.bin /tmp/big.bin\nRUN rm /tmp/big.bin\n',
    files: FILES,
    expect: {
      lacks: ['/tmp/big.bin'],
      added: { atLeast: 50_000, atMost: 50_000 },
      steps: {
        2: { wasted: [{ by: 'removed', stage: 0, step: 2, size: { bytes: 50_000, basis: 'measured' } }] },
        3: { removed: ['/tmp/big.bin'], size: { bytes: 0, basis: 'measured' } },
      },
    },
  },
  {
    name: 'what comes and goes in one layer weighs nothing',
    source: LAYERS,
    dockerfile: 'FROM debian:13\nRUN touch /srv/a && rm /srv/a\n',
    expect: { steps: { 2: { added: [], removed: [], size: { bytes: 0, basis: 'measured' } } } },
  },
  {
    name: 'a changed owner copies the file into the new layer',
    source: LAYERS,
    dockerfile: 'FROM debian:13\nCOPY big.bin /srv/big.bin\nRUN chown 33 /srv/big.bin\n',
    files: FILES,
    expect: {
      steps: {
        2: { wasted: [{ by: 'replaced', stage: 0, step: 2 }] },
        3: { changed: ['/srv/big.bin'], size: { bytes: 50_000, basis: 'measured' } },
      },
    },
  },
  {
    name: 'a changed mode does too',
    source: LAYERS,
    dockerfile: 'FROM debian:13\nCOPY big.bin /srv/big.bin\nRUN chmod -R a+r /srv\n',
    files: FILES,
    expect: { added: { atLeast: 100_000, atMost: 100_000 } },
  },
  {
    name: '--chown and --chmod at the copy cost nothing more',
    source: 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
    dockerfile: 'FROM debian:13\nCOPY --chown=33 --chmod=755 big.bin /srv/big.bin\n',
    files: FILES,
    expect: { added: { atMost: 50_000 }, steps: { 2: { wasted: [] } } },
  },
  {
    name: 'a file copied once more replaces the first copy',
    source: LAYERS,
    dockerfile: 'FROM scratch\nCOPY big.bin /data\nCOPY app.py /data\n',
    files: FILES,
    expect: { steps: { 2: { wasted: [{ by: 'replaced', step: 2 }] } }, added: { atLeast: 51_000 } },
  },
  {
    name: 'a stage on another inherits its layers, and what it deletes of them is wasted there',
    source: LAYERS,
    dockerfile: 'FROM debian:13 AS one\nCOPY big.bin /srv/big.bin\nFROM one\nRUN rm /srv/big.bin\n',
    files: FILES,
    expect: {
      added: { atLeast: 50_000 },
      image: { chain: [0, 1], layers: 2 },
      steps: { 2: { wasted: [{ by: 'removed', stage: 1, step: 1 }] } },
    },
  },
  {
    name: 'what another stage holds does not ship',
    source: 'https://docs.docker.com/build/building/multi-stage/',
    dockerfile:
      'FROM debian:13 AS one\nCOPY big.bin /srv/\nFROM debian:13\nCOPY --from=one /etc/hostname /h\nCOPY app.py /\n',
    files: FILES,
    expect: { added: { atMost: 2000 }, image: { chain: [1], layers: 2 } },
  },
  {
    name: 'metadata adds no layer',
    source: 'https://docs.docker.com/build/building/best-practices/',
    dockerfile: 'FROM scratch\nENV A=1\nLABEL b=2\nEXPOSE 80\nUSER 1\nCMD ["/x"]\n',
    expect: { image: { layers: 0, size: { bytes: 0, basis: 'measured' } } },
  },
  {
    name: 'WORKDIR adds one',
    source: 'https://docs.docker.com/reference/dockerfile/#workdir',
    dockerfile: 'FROM scratch\nWORKDIR /app\n',
    expect: { image: { layers: 1 }, files: ['/app/'] },
  },
  {
    name: 'a command that is not modelled makes the size unknown',
    source: LAYERS,
    dockerfile: 'FROM debian:13\nCOPY app.py /\nRUN /opt/vendor/setup --all\n',
    files: FILES,
    expect: { added: { atLeast: 1000, basis: 'unknown' } },
  },
  {
    name: 'an unknown base has an unknown size',
    source: LAYERS,
    dockerfile: 'FROM example.com/team/base:4\nCOPY app.py /\n',
    files: FILES,
    expect: { image: { size: { bytes: 1000, basis: 'unknown' } } },
  },
])
