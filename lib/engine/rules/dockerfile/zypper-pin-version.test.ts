import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './zypper-pin-version.ts'

const leap = (command: string): string => `FROM opensuse/leap:16.0\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    leap('zypper -n install nginx=1.28.0'),
    leap('zypper -n in "nginx>=1.28" "git<3" make\\<5'),
    {
      name: 'files and addresses',
      dockerfile: leap('zypper -n in ./till.rpm a-1.rpm https://example.org/b.rpm'),
    },
    { name: 'a pattern', dockerfile: leap('zypper -n install -t pattern devel_basis') },
    { name: 'taken away', dockerfile: leap('zypper -n install "!vim"') },
    {
      name: 'other subcommands',
      dockerfile: leap('zypper refresh && zypper -n remove vim && zypper clean --all'),
    },
    { name: 'a variable', dockerfile: 'FROM opensuse/leap:16.0\nARG NGINX\nRUN zypper -n in $NGINX\n' },
    { name: 'the value of an option', dockerfile: leap('zypper -n install --from oss nginx=1.28.0') },
    { name: 'what has to be new', dockerfile: leap('zypper -n install ca-certificates timezone') },
  ],
  invalid: [
    {
      dockerfile: leap('zypper --non-interactive install nginx'),
      reports: [{ messageId: 'unpinned', on: 'nginx', confidence: 'certain', severity: 'info' }],
    },
    {
      name: 'the short name',
      dockerfile: leap('zypper -n in nginx'),
      reports: [{ messageId: 'unpinned', on: 'nginx' }],
    },
    {
      name: 'one report for a RUN',
      dockerfile: leap('zypper -n install git=2.51.0 nginx make'),
      reports: [{ messageId: 'unpinned', on: 'nginx' }],
    },
    {
      name: 'behind options',
      dockerfile: leap('zypper -n install --no-recommends --from oss nginx'),
      reports: [{ messageId: 'unpinned', on: 'nginx' }],
    },
    {
      name: 'kept for later builds',
      dockerfile: 'FROM opensuse/leap:16.0\nONBUILD RUN zypper -n in nginx\n',
      reports: [{ messageId: 'unpinned', on: 'nginx' }],
    },
    {
      name: 'the exec form',
      dockerfile: 'FROM opensuse/leap:16.0\nRUN ["zypper", "-n", "install", "nginx"]\n',
      reports: [{ messageId: 'unpinned', on: '"nginx"' }],
    },
  ],
})
