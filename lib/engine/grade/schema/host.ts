import * as z from 'zod'
import { key, needed, otherwise, text, texts } from './key.ts'

/** What objectives ask of the host that a script leaves behind. */

const mode = z.string().regex(/^[0-7]{3,4}$/, 'write a mode such as 644, in quotes')

const hostCheck = z
  .strictObject({
    path: key(texts, 'Files or folders of the host, all of them.', '/etc/docker/daemon.json'),
    owner: key(text, 'They belong to this account.', 'root'),
    group: key(text, 'They belong to this group.', 'root'),
    modeAtMost: key(mode, 'They grant nothing that this mode does not grant: 640 is within 644.', '644'),
    member: key(
      z.strictObject({
        user: needed(text, 'The account.', 'gitlab-runner'),
        group: needed(text, 'The group.', 'docker'),
      }),
      'This account is a member of this group.',
      { user: 'gitlab-runner', group: 'docker' },
    ),
    audited: key(
      texts,
      'A script ends with a failure when stat prints something else of these files than it should: when they belong to others, or everybody may write them.',
      '/etc/docker/daemon.json',
    ),
    before: key(
      text,
      'The read-only file that says what the host is like before the scripts run: lines such as root:root 644 /etc/fstab and group docker: ada, bo. FILES.txt when left out.',
      'FILES.txt',
    ),
  })
  .refine(
    ({ owner, group, modeAtMost, member, audited }) =>
      (owner ?? group ?? modeAtMost ?? member ?? audited) !== undefined,
    otherwise(
      'asks nothing, so it cannot fail; write at least one of owner, group, modeAtMost, member, audited',
    ),
  )
  .refine(
    ({ path, owner, group, modeAtMost }) =>
      (path === undefined) === ((owner ?? group ?? modeAtMost) === undefined),
    otherwise('write path together with owner, group or modeAtMost'),
  )
  .meta({
    id: 'host',
    description:
      'What the scripts of an answer, run one after the other, make of files and groups of the host.',
  })

export const hostKeys = {
  host: key(hostCheck, 'What a file or a group of the host is like after the scripts.', {
    path: '/etc/docker',
    owner: 'root',
  }),
}

export type HostCheck = z.infer<typeof hostCheck>
