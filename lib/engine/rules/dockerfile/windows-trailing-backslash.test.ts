import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './windows-trailing-backslash.ts'

const CORE = 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\n'

testRule(rule, docs, {
  valid: [
    `${CORE}WORKDIR C:/app/\nCOPY a.exe .\n`,
    `${CORE}WORKDIR C:\\app\nCOPY a.exe .\n`,
    { name: 'another escape character', dockerfile: `# escape=\`\n${CORE}WORKDIR C:\\app\\\nCOPY a.exe .\n` },
    { name: 'a word of its own goes on', dockerfile: `${CORE}COPY a.exe b.exe \\\n  C:\\app\nRUN dir\n` },
    { name: 'the next line is no instruction', dockerfile: `${CORE}RUN dir C:\\app\\\n  && dir D:\n` },
    { name: 'Linux', dockerfile: 'FROM debian:13\nRUN echo a \\\n  COPY\n' },
    { name: 'the last line', dockerfile: `${CORE}WORKDIR C:\\app\\` },
  ],
  invalid: [
    {
      dockerfile: `${CORE}WORKDIR C:\\app\\\nCOPY a.exe .\n`,
      reports: [{ messageId: 'swallows', on: '\\', confidence: 'certain', severity: 'error' }],
      fixed: `${CORE}WORKDIR C:\\app/\nCOPY a.exe .\n`,
    },
    {
      dockerfile: `${CORE}COPY a.exe C:\\\nRUN dir C:\n`,
      reports: [{ messageId: 'swallows', on: '\\' }],
      fixed: `${CORE}COPY a.exe C:/\nRUN dir C:\n`,
    },
    {
      name: 'one behind the other',
      dockerfile: `${CORE}COPY a.exe C:\\a\\\nCOPY b.exe C:\\b\\\nCMD ["a.exe"]\n`,
      reports: [
        { messageId: 'swallows', on: '\\' },
        { messageId: 'swallows', on: '\\' },
      ],
      fixed: `${CORE}COPY a.exe C:\\a/\nCOPY b.exe C:\\b/\nCMD ["a.exe"]\n`,
    },
    {
      name: 'in a value',
      dockerfile: `${CORE}ENV HOME=C:\\home\\\nRUN dir\n`,
      reports: [{ messageId: 'swallows', on: '\\' }],
    },
    {
      name: 'with blanks behind it',
      dockerfile: `${CORE}WORKDIR C:\\app\\  \nCOPY a.exe .\n`,
      reports: [{ messageId: 'swallows', on: '\\' }],
    },
    {
      name: 'with line ends of Windows',
      dockerfile: `${CORE}WORKDIR C:\\app\\\r\nCOPY a.exe .\r\n`,
      reports: [{ messageId: 'swallows', on: '\\' }],
    },
  ],
})
