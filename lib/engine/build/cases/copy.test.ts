import { runCases } from '../../testing/run-cases.ts'

const DOCS = 'https://docs.docker.com/reference/dockerfile/'
const CONVERT = 'https://github.com/moby/buildkit/blob/v0.20.0/frontend/dockerfile/dockerfile2llb/convert.go'
const DOCOPY = 'https://github.com/moby/buildkit/blob/master/solver/llbsolver/file/backend.go'
const FSUTIL = 'https://github.com/tonistiigi/fsutil/blob/master/copy/copy.go'
const MKDIR = 'https://github.com/tonistiigi/fsutil/blob/master/copy/mkdir.go'
const PARENTS = 'https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile_parents_test.go'

const ORCHARD = {
  'press.py': 'squeeze()\n',
  'label.txt': 'cider\n',
  'apples/cox.txt': 'sweet\n',
  'apples/bramley.txt': 'sour\n',
  'apples/old/russet.txt': 'rough\n',
  'barrels/oak.md': 'big\n',
}

runCases('COPY: where it lands', [
  {
    name: 'a destination with a slash is a directory',
    source: `${DOCS}#destination`,
    dockerfile: 'FROM scratch\nCOPY label.txt /abs/\n',
    files: ORCHARD,
    expect: { ok: true, files: ['/abs/', '/abs/label.txt'] },
  },
  {
    name: 'without one it is the file',
    source: `${DOCS}#destination`,
    dockerfile: 'FROM scratch\nCOPY label.txt /abs\n',
    files: ORCHARD,
    expect: { files: ['/abs'], entries: { '/abs': { kind: 'file', context: 'label.txt', size: 6 } } },
  },
  {
    name: 'without one it is still the directory that is there',
    source: FSUTIL,
    dockerfile: 'FROM scratch\nWORKDIR /abs\nCOPY label.txt /abs\n',
    files: ORCHARD,
    expect: { files: ['/abs/', '/abs/label.txt'] },
  },
  {
    name: 'a relative destination begins at the working directory',
    source: `${DOCS}#destination`,
    dockerfile: 'FROM scratch\nWORKDIR /usr/src/app\nCOPY label.txt rel/\n',
    files: ORCHARD,
    expect: { has: ['/usr/src/app/rel/label.txt'] },
  },
  {
    name: 'an unknown destination is not guessed',
    source: `${DOCS}#destination`,
    dockerfile: 'FROM scratch\nARG WHERE\nCOPY label.txt $WHERE/\n',
    files: ORCHARD,
    expect: {
      ok: true,
      files: [],
      steps: { 3: { reads: ['label.txt'], size: { bytes: 0, basis: 'unknown' } } },
    },
  },
  {
    name: 'the content of a directory is copied, not the directory',
    source: `${DOCS}#copying-from-the-build-context`,
    dockerfile: 'FROM scratch\nCOPY apples /fruit\n',
    files: ORCHARD,
    expect: {
      files: ['/fruit/', '/fruit/bramley.txt', '/fruit/cox.txt', '/fruit/old/', '/fruit/old/russet.txt'],
      steps: { 2: { reads: ['apples/cox.txt', 'apples/bramley.txt', 'apples/old/russet.txt'] } },
    },
  },
  {
    name: 'a slash behind the source says nothing',
    source: `${DOCS}#copying-from-the-build-context`,
    dockerfile: 'FROM scratch\nCOPY barrels/ /b\n',
    files: ORCHARD,
    expect: { files: ['/b/', '/b/oak.md'] },
  },
  {
    name: '../ leads no further than the root of the context',
    source: `${DOCS}#copying-from-the-build-context`,
    dockerfile: 'FROM scratch\nCOPY ../../label.txt /\n',
    files: ORCHARD,
    expect: { ok: true, files: ['/label.txt'] },
  },
  {
    name: 'a file and a directory with one destination',
    source: `${DOCS}#source`,
    dockerfile: 'FROM scratch\nCOPY press.py barrels /shop/\n',
    files: ORCHARD,
    expect: { files: ['/shop/', '/shop/oak.md', '/shop/press.py'] },
  },
  {
    name: 'several files for a name without a slash replace each other',
    source: 'https://github.com/moby/buildkit/issues/1853',
    dockerfile: 'FROM scratch\nCOPY press.py label.txt /shop\n',
    files: ORCHARD,
    expect: {
      ok: true,
      files: ['/shop'],
      entries: { '/shop': { context: 'label.txt' } },
      problems: ['copy-multi-source-destination'],
      messages: ['When using COPY with more than one source file, the destination must be a directory'],
    },
  },
  {
    name: 'a later file replaces an earlier one, whose bytes stay in their layer',
    source: `${DOCS}#copying-from-the-build-context`,
    dockerfile: 'FROM scratch\nCOPY apples /fruit/\nCOPY label.txt /fruit/cox.txt\n',
    files: ORCHARD,
    expect: {
      entries: { '/fruit/cox.txt': { context: 'label.txt' } },
      steps: {
        2: {
          wasted: [
            {
              paths: ['/fruit/cox.txt'],
              size: { bytes: 6, basis: 'measured' },
              by: 'replaced',
              stage: 0,
              step: 2,
            },
          ],
        },
        3: { added: [], changed: ['/fruit/cox.txt'] },
      },
    },
  },
  {
    name: 'a directory onto a file is an error',
    source: `${DOCS}#copying-from-the-build-context`,
    dockerfile: 'FROM scratch\nCOPY label.txt /fruit\nCOPY apples /fruit\n',
    files: ORCHARD,
    expect: {
      ok: false,
      problems: ['copy-onto-file'],
      messages: [/^cannot copy to non-directory: \/fruit$/],
    },
  },
  {
    name: 'a file onto a directory of its name is an error',
    source: `${DOCS}#copying-from-the-build-context`,
    dockerfile: 'FROM scratch\nWORKDIR /shop/label.txt\nCOPY label.txt /shop/\n',
    files: ORCHARD,
    expect: {
      ok: false,
      problems: ['copy-onto-directory'],
      messages: ['cannot replace to directory /shop/label.txt'],
    },
  },
  {
    name: 'a file on the way is an error',
    source: MKDIR,
    dockerfile: 'FROM scratch\nCOPY label.txt /shop\nCOPY press.py /shop/back/\n',
    files: ORCHARD,
    expect: { ok: false, problems: ['copy-into-file'], messages: ['mkdir /shop/back: not a directory'] },
  },
  {
    name: 'what an archive held may be a directory under any name',
    source: `${DOCS}#destination`,
    dockerfile:
      'FROM debian:13\nCOPY in.tar /\nRUN tar xf /in.tar -C /opt && mv /opt/press-1 /opt/press\nCOPY label.txt /opt/press/etc/\n',
    files: { ...ORCHARD, 'in.tar': '' },
    expect: { ok: true, problems: [], has: ['/opt/press/etc/label.txt'] },
  },
  {
    name: 'a symbolic link in the destination is followed',
    source: FSUTIL,
    dockerfile: 'FROM alpine:3.23\nRUN mkdir /real && ln -s /real /shop\nCOPY press.py /shop/\n',
    files: ORCHARD,
    expect: { has: ['/real/press.py'], lacks: ['/shop/press.py'] },
  },
  {
    name: '--link replaces the symbolic link by a directory',
    source: `${DOCS}#incompatibilities-with---linkfalse`,
    dockerfile: 'FROM alpine:3.23\nRUN mkdir /real && ln -s /real /shop\nCOPY --link press.py /shop/\n',
    files: ORCHARD,
    expect: {
      has: ['/shop/press.py'],
      lacks: ['/real/press.py'],
      entries: { '/shop': { kind: 'directory' } },
    },
  },
  {
    name: '--link does not see the directory that is there',
    source: `${DOCS}#copy---link`,
    dockerfile: 'FROM scratch\nCOPY barrels /shop/\nCOPY --link label.txt /shop\n',
    files: ORCHARD,
    expect: { files: ['/shop'], entries: { '/shop': { kind: 'file' } } },
  },
])

runCases('COPY: patterns', [
  {
    name: 'a star stays in its directory',
    source: `${DOCS}#pattern-matching`,
    dockerfile: 'FROM scratch\nCOPY *.txt /dest/\n',
    files: ORCHARD,
    expect: { files: ['/dest/', '/dest/label.txt'] },
  },
  {
    name: 'a question mark is one character, a class one of several',
    source: `${DOCS}#pattern-matching`,
    dockerfile: 'FROM scratch\nCOPY apples/[bc]o?.txt /dest/\n',
    files: ORCHARD,
    expect: { files: ['/dest/', '/dest/cox.txt'] },
  },
  {
    name: 'a bracket is written as a class of its own',
    source: `${DOCS}#pattern-matching`,
    dockerfile: 'FROM scratch\nCOPY arr[[]0].txt /dest/\n',
    files: { 'arr[0].txt': 'x', 'arr0.txt': 'y' },
    expect: { files: ['/dest/', '/dest/arr[0].txt'] },
  },
  {
    name: 'a directory that matches loses its name too',
    source: DOCOPY,
    dockerfile: 'FROM scratch\nCOPY b* /dest/\n',
    files: ORCHARD,
    expect: { files: ['/dest/', '/dest/oak.md'] },
  },
  {
    name: 'a pattern that matches nothing copies nothing and stops nothing',
    source: 'https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile_test.go',
    dockerfile: 'FROM scratch\nCOPY label.txt nomatch* /\n',
    files: ORCHARD,
    expect: { ok: true, problems: [], files: ['/label.txt'] },
  },
  {
    name: 'nor does it make the destination',
    source: DOCOPY,
    dockerfile: 'FROM scratch\nCOPY nomatch* /dest/\n',
    files: ORCHARD,
    expect: { ok: true, files: [] },
  },
  {
    name: 'the directory in front of a pattern has to be there',
    source: 'https://github.com/moby/buildkit/issues/2933',
    dockerfile: 'FROM scratch\nCOPY apples/* pears/* /dest/\n',
    files: ORCHARD,
    expect: {
      ok: false,
      problems: ['copy-source-missing'],
      messages: [/^lstat \/pears: no such file or directory\./],
    },
  },
  {
    name: 'in a context that is not known whole it may be',
    source: `${DOCS}#pattern-matching`,
    dockerfile: 'FROM scratch\nCOPY pears/* /dest/\n',
    files: ORCHARD,
    partial: true,
    expect: { ok: true, has: ['/dest'], steps: { 2: { size: { bytes: 0, basis: 'unknown' } } } },
  },
])

runCases('COPY: what is not there', [
  {
    name: 'a missing source',
    source: `${DOCS}#copying-from-the-build-context`,
    dockerfile: 'FROM scratch\nCOPY ./pears.txt /\n',
    files: ORCHARD,
    expect: {
      ok: false,
      problems: ['copy-source-missing'],
      messages: ['"/pears.txt": not found. The build context'],
    },
  },
  {
    name: 'a missing source above the context',
    source: `${DOCS}#copying-from-the-build-context`,
    dockerfile: 'FROM scratch\nCOPY ../pears.txt /\n',
    files: ORCHARD,
    expect: { ok: false, problems: ['copy-outside-context'], messages: ['"/pears.txt": not found'] },
  },
  {
    name: 'a source that .dockerignore keeps out',
    source: 'https://docs.docker.com/reference/build-checks/copy-ignored-file/',
    dockerfile: 'FROM scratch\nCOPY apples/cox.txt /\n',
    files: { ...ORCHARD, '.dockerignore': 'apples\n' },
    expect: {
      ok: false,
      problems: ['copy-source-missing'],
      messages: [
        /^failed to calculate checksum: "\/apples\/cox\.txt": not found\. .* \.dockerignore keeps it out/,
      ],
    },
  },
  {
    name: 'what .dockerignore names is not in a copied directory',
    source: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    dockerfile: 'FROM scratch\nCOPY . /\n',
    files: { 'a.md': '', 'b.md': '', 'c.py': '', '.dockerignore': '*.md\n!b.md\n.dockerignore\n' },
    expect: { ok: true, files: ['/b.md', '/c.py'] },
  },
  {
    name: 'the Dockerfile may be left out and still be built',
    source: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    dockerfile: 'FROM scratch\nCOPY . /\n',
    files: { Dockerfile: '', 'c.py': '', '.dockerignore': 'Dockerfile\n.dockerignore\n' },
    expect: { ok: true, files: ['/c.py'] },
  },
  {
    name: 'a pattern of .dockerignore that Docker refuses stops the build',
    source: 'https://github.com/moby/patternmatcher/blob/main/patternmatcher.go',
    dockerfile: 'FROM scratch\nCOPY c.py /\nCOPY c.py /d\n',
    files: { 'c.py': '', '.dockerignore': '*.md\n[a-\n' },
    expect: {
      ok: false,
      problems: ['dockerignore-pattern'],
      messages: [/line 2 of \.dockerignore: syntax error in pattern\./],
    },
  },
  {
    name: 'what a stage certainly lacks',
    source: `${DOCS}#copy---from`,
    dockerfile:
      'FROM scratch AS mill\nCOPY label.txt /out/\nFROM scratch\nCOPY --from=mill /out/press.py /\n',
    files: ORCHARD,
    expect: {
      ok: false,
      problems: ['copy-source-missing'],
      messages: ['"/out/press.py": not found. Stage mill'],
    },
  },
])

runCases('COPY: owner and mode', [
  {
    name: 'root owns what comes from the context, whoever USER is',
    source: `${DOCS}#copy---chown`,
    dockerfile: 'FROM python:3.13-slim\nUSER 1000\nCOPY press.py /shop/\n',
    files: ORCHARD,
    expect: {
      entries: {
        '/shop': { owner: { name: 'root', uid: 0 } },
        '/shop/press.py': { owner: { name: 'root', uid: 0 } },
      },
    },
  },
  {
    name: 'directories on the way belong to the user of --chown',
    source: MKDIR,
    dockerfile: 'FROM scratch\nCOPY --chown=55:66 press.py /srv/shop/\n',
    files: ORCHARD,
    expect: {
      entries: {
        '/srv': { owner: { name: null, uid: 55 } },
        '/srv/shop/press.py': { owner: { name: null, uid: 55 } },
      },
    },
  },
  {
    name: 'names are looked up in the stage',
    source: `${DOCS}#copy---chown`,
    dockerfile: 'FROM python:3.13-slim\nCOPY --chown=www-data:www-data press.py /shop/\n',
    files: ORCHARD,
    expect: { ok: true, entries: { '/shop/press.py': { owner: { name: 'www-data', uid: 33 } } } },
  },
  {
    name: 'a name that nobody has stops the build',
    source: `${DOCS}#copy---chown`,
    dockerfile: 'FROM scratch\nCOPY --chown=adam press.py /shop/\n',
    files: ORCHARD,
    expect: { ok: false, problems: ['unknown-user'], messages: ["can't find uid for user adam"] },
  },
  {
    name: 'so does a group that nobody has',
    source: `${DOCS}#copy---chown`,
    dockerfile: 'FROM python:3.13-slim\nCOPY --chown=root:gardeners press.py /shop/\n',
    files: ORCHARD,
    expect: { ok: false, problems: ['unknown-group'], messages: ["can't find gid for group gardeners"] },
  },
  {
    name: '--link cannot look names up',
    source: 'https://github.com/moby/buildkit/issues/2987',
    dockerfile: 'FROM python:3.13-slim\nCOPY --link --chown=www-data press.py /shop/\n',
    files: ORCHARD,
    expect: { ok: true, problems: ['copy-link-chown'], messages: ['invalid user index: -1'] },
  },
  {
    name: '--chmod is for files and directories, not for the root of the copy',
    source: FSUTIL,
    dockerfile: 'FROM scratch\nCOPY --chmod=700 apples /fruit\n',
    files: ORCHARD,
    expect: {
      entries: {
        '/fruit': { mode: 0o755 },
        '/fruit/old': { mode: 0o700 },
        '/fruit/cox.txt': { mode: 0o700 },
      },
    },
  },
  {
    name: 'a capital X is for directories and programs',
    source: `${DOCS}#copy---chmod`,
    dockerfile: 'FROM scratch\nCOPY --chmod=u=rwX,go=rX apples /fruit\n',
    files: ORCHARD,
    expect: { entries: { '/fruit/old': { mode: 0o755 }, '/fruit/cox.txt': { mode: 0o644 } } },
  },
  {
    name: 'a mode from an argument',
    source: `${DOCS}#copy---chmod`,
    dockerfile: 'FROM scratch\nARG MODE=440\nCOPY --chmod=$MODE label.txt /\n',
    files: ORCHARD,
    expect: { entries: { '/label.txt': { mode: 0o440 } } },
  },
  {
    name: 'a mode that is none',
    source: CONVERT,
    dockerfile: 'FROM scratch\nCOPY --chmod=999 label.txt /\n',
    files: ORCHARD,
    expect: {
      ok: false,
      problems: ['copy-chmod-invalid'],
      messages: ["invalid chmod parameter: '999'. it should be octal"],
    },
  },
  {
    name: 'the root of the copy keeps owner and mode, what lies in it takes those of the source',
    source: FSUTIL,
    dockerfile:
      'FROM python:3.13-slim\nRUN useradd -u 1234 ada && install -d -o ada -m 700 /fruit /fruit/old\nCOPY apples /fruit/\n',
    files: ORCHARD,
    expect: {
      entries: {
        '/fruit': { owner: { name: 'ada', uid: 1234 }, mode: 0o700 },
        '/fruit/old': { owner: { name: 'root', uid: 0 }, mode: 0o755, made: { stage: 0, step: 2 } },
      },
      steps: { 3: { changed: ['/fruit/old'] } },
    },
  },
])

runCases('COPY: --exclude, --parents and inline files', [
  {
    name: 'an excluded pattern stays in its level',
    source: 'https://github.com/moby/buildkit/issues/5509',
    dockerfile: 'FROM scratch\nCOPY --exclude=*.txt apples /fruit/\n',
    files: ORCHARD,
    expect: {
      files: ['/fruit/', '/fruit/old/', '/fruit/old/russet.txt'],
      steps: { 2: { reads: ['apples/old/russet.txt'] } },
    },
  },
  {
    name: 'two stars reach every level, and the directory comes along empty',
    source: 'https://github.com/moby/buildkit/issues/5509',
    dockerfile: 'FROM scratch\nCOPY --exclude=**/*.txt apples /fruit/\n',
    files: ORCHARD,
    expect: { files: ['/fruit/', '/fruit/old/'] },
  },
  {
    name: 'several excludes, over a source that is a pattern',
    source: `${DOCS}#copy---exclude`,
    dockerfile: 'FROM scratch\nCOPY --exclude=old --exclude=cox.* app* /fruit/\n',
    files: ORCHARD,
    expect: { files: ['/fruit/', '/fruit/bramley.txt'] },
  },
  {
    name: 'an exception brings a file back, with its directory',
    source: 'https://github.com/moby/patternmatcher/blob/main/patternmatcher.go',
    dockerfile: 'FROM scratch\nCOPY --exclude=* --exclude=!old/russet.txt apples /fruit/\n',
    files: ORCHARD,
    expect: { files: ['/fruit/', '/fruit/old/', '/fruit/old/russet.txt'] },
  },
  {
    name: 'a source that is a file is not compared',
    source: 'https://github.com/moby/buildkit/issues/5489',
    dockerfile: 'FROM scratch\nCOPY --exclude=*.txt * /all/\n',
    files: { 'a.txt': '', 'b.md': '' },
    expect: { files: ['/all/', '/all/a.txt', '/all/b.md'] },
  },
  {
    name: 'an exclude that Docker refuses',
    source: FSUTIL,
    dockerfile: 'FROM scratch\nCOPY --exclude=[ apples /fruit/\n',
    files: ORCHARD,
    expect: {
      ok: false,
      problems: ['copy-exclude-invalid'],
      messages: ['invalid excludepatterns: [[]: syntax error in pattern'],
    },
  },
  {
    name: '--parents keeps the way',
    source: `${DOCS}#copy---parents`,
    dockerfile: 'FROM scratch\nCOPY --parents ./apples/cox.txt ./barrels/oak.md /parents/\n',
    files: ORCHARD,
    expect: {
      files: [
        '/parents/',
        '/parents/apples/',
        '/parents/apples/cox.txt',
        '/parents/barrels/',
        '/parents/barrels/oak.md',
      ],
    },
  },
  {
    name: 'from the pivot on',
    source: `${DOCS}#copy---parents`,
    dockerfile: 'FROM scratch\nCOPY --parents ./apples/./old/*.txt /parents/\n',
    files: ORCHARD,
    expect: { files: ['/parents/', '/parents/old/', '/parents/old/russet.txt'] },
  },
  {
    name: 'two stars at every level',
    source: `${DOCS}#copy---parents`,
    dockerfile: 'FROM scratch\nCOPY --parents ./apples/**/*.txt /p/\n',
    files: ORCHARD,
    expect: {
      has: ['/p/apples/cox.txt', '/p/apples/bramley.txt', '/p/apples/old/russet.txt'],
      lacks: ['/p/barrels'],
    },
  },
  {
    name: 'a pattern in front of the pivot',
    source: PARENTS,
    dockerfile: 'FROM scratch\nCOPY --parents a/b*/./c /out/\n',
    files: { 'a/b1/c/x': '', 'a/b2/c/y': '', 'a/b2/d/z': '' },
    expect: { files: ['/out/', '/out/c/', '/out/c/x', '/out/c/y'] },
  },
  {
    name: '--parents of a pattern that matches nothing makes the destination',
    source: PARENTS,
    dockerfile: 'FROM scratch\nCOPY --parents apples/pear* /out/\n',
    files: ORCHARD,
    expect: { ok: true, files: ['/out/'] },
  },
  {
    name: '--parents of a file that is not there',
    source: PARENTS,
    dockerfile: 'FROM scratch\nCOPY --parents ./apples/./pear.txt /out/\n',
    files: ORCHARD,
    expect: { ok: false, problems: ['copy-source-missing'], messages: ['"/apples/pear.txt": not found'] },
  },
  {
    name: 'an inline file is named by its delimiter, and weighs its bytes',
    source: `${DOCS}#example-creating-inline-files`,
    dockerfile: 'FROM scratch\nCOPY <<robots.txt <<humans.txt /web/\nnone\nrobots.txt\nJosé\nhumans.txt\n',
    expect: {
      files: ['/web/', '/web/humans.txt', '/web/robots.txt'],
      entries: { '/web/humans.txt': { content: 'José\n', size: 6, mode: 0o644, context: null } },
    },
  },
])
