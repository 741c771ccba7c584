import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './zypper-non-interactive.ts'

const BASE = 'FROM opensuse/leap:16.0\n'

testRule(rule, docs, {
  valid: [
    `${BASE}RUN zypper --non-interactive install jq\n`,
    `${BASE}RUN zypper -n in jq\n`,
    { name: 'among other letters', dockerfile: `${BASE}RUN zypper -qn in jq\n` },
    `${BASE}RUN zypper install -y jq\n`,
    `${BASE}RUN zypper remove --no-confirm jq\n`,
    `${BASE}RUN zypper clean --all && zypper refresh\n`,
    `${BASE}RUN yes | zypper install jq\n`,
    `${BASE}RUN zypper in --dry-run jq\n`,
    `${BASE}RUN echo "zypper install jq" > /todo\n`,
    `${BASE}ONBUILD RUN zypper -n patch\n`,
  ],
  invalid: [
    {
      dockerfile: `${BASE}RUN zypper install jq\n`,
      reports: [{ messageId: 'asks', on: 'zypper install', confidence: 'certain', severity: 'error' }],
      fixed: `${BASE}RUN zypper --non-interactive install jq\n`,
    },
    {
      dockerfile: `${BASE}RUN zypper refresh \\\n && zypper in jq \\\n && zypper rm vim\n`,
      reports: [
        { messageId: 'asks', on: 'zypper in', confidence: 'certain' },
        { messageId: 'asks', on: 'zypper rm', confidence: 'likely' },
      ],
      fixed: `${BASE}RUN zypper refresh \\\n && zypper --non-interactive in jq \\\n && zypper --non-interactive rm vim\n`,
    },
    {
      name: 'behind install, -n is another option',
      dockerfile: `${BASE}RUN zypper install -n jq\n`,
      reports: [{ messageId: 'late', on: 'zypper install' }],
      fixed: `${BASE}RUN zypper --non-interactive install -n jq\n`,
    },
    {
      name: 'the exec form',
      dockerfile: `${BASE}RUN ["zypper", "patch"]\n`,
      reports: [{ messageId: 'asks', on: '"zypper", "patch"', confidence: 'likely' }],
      fixed: `${BASE}RUN ["zypper", "--non-interactive", "patch"]\n`,
    },
    {
      name: 'kept for later builds',
      dockerfile: `${BASE}ONBUILD RUN zypper source-install till\n`,
      reports: [{ messageId: 'asks', on: 'zypper source-install' }],
    },
    {
      name: 'options of other kinds',
      dockerfile: `${BASE}RUN zypper --no-refresh --gpg-auto-import-keys install --no-recommends jq\n`,
      reports: [{ messageId: 'asks', on: 'zypper --no-refresh --gpg-auto-import-keys install' }],
    },
    {
      name: 'a variable may hold it',
      dockerfile: `${BASE}ARG OPTIONS\nRUN zypper in $OPTIONS jq\n`,
      reports: [{ messageId: 'asks', on: 'zypper in', confidence: 'possible' }],
    },
  ],
})
