import { runCases, type Case } from '../../testing/run-cases.ts'

const USERADD = 'https://man7.org/linux/man-pages/man8/useradd.8.html'
const USERMOD = 'https://man7.org/linux/man-pages/man8/usermod.8.html'
const GROUPADD = 'https://man7.org/linux/man-pages/man8/groupadd.8.html'
const USERDEL = 'https://man7.org/linux/man-pages/man8/userdel.8.html'
const ADDUSER = 'https://manpages.debian.org/bookworm/adduser/adduser.8.en.html'
const BUSYBOX = 'https://github.com/mirror/busybox/blob/master/loginutils/adduser.c'
const BUSYBOX_GROUP = 'https://github.com/mirror/busybox/blob/master/loginutils/addgroup.c'
const USER = 'https://docs.docker.com/reference/dockerfile/#user'
const LOGIN_DEFS = 'https://src.fedoraproject.org/rpms/shadow-utils/blob/rawhide/f/shadow-utils.login.defs'
const SU = 'https://man7.org/linux/man-pages/man1/su.1.html'

const DEBIAN = 'debian:12-slim'
const ALPINE = 'alpine:3.23'
const UBI = 'redhat/ubi9'

/** The image runs as the account that a RUN made. */
function runsAs(
  name: string,
  source: string,
  base: string,
  script: string,
  user: object,
  more: Case['expect'] = {},
): Case {
  const dockerfile = `FROM ${base}\nRUN ${script}\nUSER watch\n`
  return { name, source, dockerfile, expect: { ok: true, problems: [], image: { user }, ...more } }
}

function fails(
  name: string,
  source: string,
  base: string,
  script: string,
  code: string,
  message: string,
): Case {
  const dockerfile = `FROM ${base}\nRUN ${script}\n`
  return { name, source, dockerfile, expect: { ok: false, problems: [code], messages: [message] } }
}

const home = (owner: string, uid: number | null) =>
  ({ kind: 'directory', owner: { name: owner, uid } }) as const

runCases('accounts: Debian', [
  runsAs(
    'useradd',
    USERADD,
    DEBIAN,
    'useradd watch',
    { exists: true, uid: null, root: false, fixedUid: false },
    { files: [] },
  ),
  runsAs(
    'useradd with a number and a home',
    USERADD,
    DEBIAN,
    'useradd -m -u 1000 watch',
    { uid: 1000, fixedUid: true },
    {
      entries: { '/home/watch': home('watch', 1000) },
    },
  ),
  runsAs(
    'useradd --no-log-init --system with a group',
    USERADD,
    DEBIAN,
    'groupadd -r -g 999 watch && useradd --no-log-init -r -u 999 -g watch watch',
    { uid: 999, root: false },
  ),
  runsAs(
    'useradd -d elsewhere',
    USERADD,
    DEBIAN,
    'useradd --create-home --home-dir /srv/watch --shell /usr/sbin/nologin watch',
    {},
    {
      entries: { '/srv/watch': home('watch', null) },
    },
  ),
  runsAs(
    'adduser --disabled-password',
    ADDUSER,
    DEBIAN,
    'adduser --disabled-password --gecos "" --uid 1500 watch',
    { uid: 1500, exists: true },
    { has: ['/home/watch'] },
  ),
  runsAs(
    'adduser --system --group makes no home',
    ADDUSER,
    DEBIAN,
    'adduser --system --group --no-create-home watch',
    { exists: true, root: false },
    { files: [] },
  ),
  runsAs('adduser --system twice', ADDUSER, DEBIAN, 'adduser --system watch && adduser --system watch', {
    exists: true,
  }),
  runsAs('usermod gives another number', USERMOD, DEBIAN, 'useradd -u 1000 watch && usermod -u 1600 watch', {
    uid: 1600,
    fixedUid: true,
  }),
  runsAs(
    'usermod -l gives another name',
    USERMOD,
    DEBIAN,
    'useradd -u 1000 clock && usermod -l watch clock',
    { uid: 1000 },
  ),
  runsAs('usermod -aG', USERMOD, DEBIAN, 'groupadd oil && useradd watch && usermod -aG oil watch', {
    exists: true,
  }),
  runsAs(
    'chpasswd changes no account',
    'https://man7.org/linux/man-pages/man8/chpasswd.8.html',
    DEBIAN,
    'useradd watch && echo watch:oil | chpasswd',
    {
      exists: true,
    },
  ),
  fails(
    'an option useradd does not know',
    USERADD,
    DEBIAN,
    'useradd --userid 1000 watch',
    'run-fails',
    "unrecognized option '--userid'",
  ),
  runsAs(
    'a line of its own in /etc/passwd',
    'https://man7.org/linux/man-pages/man5/passwd.5.html',
    DEBIAN,
    'echo "watch:x:1000:1000::/srv:/usr/sbin/nologin" >> /etc/passwd',
    { uid: 1000, exists: true },
  ),
  fails(
    'useradd twice',
    USERADD,
    DEBIAN,
    'useradd watch && useradd watch',
    'account-exists',
    "user 'watch' already exists",
  ),
  fails(
    'a number that is taken',
    USERADD,
    DEBIAN,
    'useradd -u 1000 a && useradd -u 1000 b',
    'account-exists',
    'not unique',
  ),
  fails(
    'a group that is not there',
    USERADD,
    DEBIAN,
    'useradd -g oil watch',
    'unknown-group',
    "group 'oil' does not exist",
  ),
  fails(
    'one of several groups',
    USERADD,
    DEBIAN,
    'useradd -G users,oil watch',
    'unknown-group',
    "group 'oil' does not exist",
  ),
  fails(
    'a group twice',
    GROUPADD,
    DEBIAN,
    'groupadd oil && groupadd oil',
    'account-exists',
    "group 'oil' already exists",
  ),
  fails(
    'usermod of nobody known',
    USERMOD,
    DEBIAN,
    'usermod -u 5 watch',
    'unknown-user',
    "user 'watch' does not exist",
  ),
  fails(
    'Debian 13 slim has no adduser',
    ADDUSER,
    'debian:13-slim',
    'adduser watch',
    'command-not-found',
    'adduser: not found',
  ),
  {
    name: 'userdel -r takes the home along',
    source: USERDEL,
    dockerfile: `FROM ${DEBIAN}\nRUN useradd -m watch && userdel -r watch\nUSER watch\n`,
    expect: { files: [], image: { user: { exists: false } } },
  },
  {
    name: 'the step lists the accounts it makes',
    source: USERADD,
    dockerfile: `FROM ${DEBIAN}\nRUN useradd -u 1000 watch\n`,
    expect: {
      steps: {
        2: {
          accounts: [
            { kind: 'user', name: 'watch', id: 1000 },
            { kind: 'group', name: 'watch', id: 1000 },
          ],
        },
      },
    },
  },
])

runCases('accounts: Alpine', [
  runsAs(
    'adduser -D makes a home and a group',
    BUSYBOX,
    ALPINE,
    'adduser -D -u 1000 watch',
    { uid: 1000, exists: true },
    {
      entries: { '/home/watch': home('watch', 1000) },
    },
  ),
  runsAs(
    'adduser -S makes a home too',
    BUSYBOX,
    ALPINE,
    'adduser -S watch',
    { exists: true, root: false },
    {
      has: ['/home/watch'],
    },
  ),
  runsAs('adduser -H makes none', BUSYBOX, ALPINE, 'adduser -D -H watch', { exists: true }, { files: [] }),
  runsAs(
    'addgroup first',
    BUSYBOX_GROUP,
    ALPINE,
    'addgroup -S -g 1000 oil && adduser -S -D -H -u 1000 -s /sbin/nologin -G oil watch',
    { uid: 1000, fixedUid: true },
  ),
  runsAs('addgroup of a user to a group', BUSYBOX_GROUP, ALPINE, 'adduser -D watch && addgroup watch users', {
    exists: true,
  }),
  fails(
    'a group that is not there',
    BUSYBOX,
    ALPINE,
    'adduser -D -G oil watch',
    'unknown-group',
    'unknown group oil',
  ),
  fails(
    'useradd is in a package',
    'https://pkgs.alpinelinux.org/package/v3.23/community/x86_64/shadow',
    ALPINE,
    'useradd watch',
    'command-not-found',
    'useradd: not found',
  ),
  runsAs(
    'with the package it is there',
    'https://pkgs.alpinelinux.org/package/v3.23/community/x86_64/shadow',
    ALPINE,
    'apk add --no-cache shadow && useradd -u 1000 watch',
    {
      uid: 1000,
    },
  ),
])

runCases('accounts: Red Hat', [
  runsAs(
    'useradd makes the home by itself',
    LOGIN_DEFS,
    UBI,
    'useradd -u 1001 watch',
    { uid: 1001 },
    {
      has: ['/home/watch'],
    },
  ),
  runsAs(
    'not for a system account',
    LOGIN_DEFS,
    UBI,
    'useradd -r -u 900 watch',
    { uid: 900 },
    { lacks: ['/home/watch'] },
  ),
  runsAs('not with -M', USERADD, UBI, 'useradd -M watch', { exists: true }, { lacks: ['/home/watch'] }),
  runsAs('adduser is the same program', LOGIN_DEFS, UBI, 'adduser -u 1001 -g 0 watch', { uid: 1001 }),
])

runCases('accounts: who runs it', [
  {
    name: 'a name nobody made stops the next RUN',
    source: USER,
    dockerfile: `FROM ${DEBIAN}\nUSER watch\nRUN ls\n`,
    expect: { ok: false, problems: ['unknown-user'] },
  },
  {
    name: 'only root adds accounts',
    source: USERADD,
    dockerfile: `FROM ${DEBIAN}\nUSER 1000\nRUN useradd watch\n`,
    expect: { ok: false, problems: ['permission-denied'] },
  },
  {
    name: 'su -c writes as the other user',
    source: SU,
    dockerfile: `FROM ${DEBIAN}\nRUN useradd -m watch && su watch -c "touch /home/watch/a"\n`,
    expect: { entries: { '/home/watch/a': { owner: { name: 'watch', uid: null } } } },
  },
  {
    name: 'chown to a user nobody made',
    source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html',
    dockerfile: `FROM ${DEBIAN}\nRUN mkdir /oil && chown watch /oil\n`,
    expect: { ok: false, problems: ['unknown-user'], messages: ["invalid user: 'watch'"] },
  },
  {
    name: 'the guard before useradd',
    source: 'https://man7.org/linux/man-pages/man1/id.1.html',
    dockerfile: `FROM ${DEBIAN}\nRUN id -u watch >/dev/null 2>&1 || useradd -u 1000 watch\nUSER watch\n`,
    expect: { image: { user: { uid: 1000, exists: true } } },
  },
])
