import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './windows-unsupported-features.ts'

const CORE = 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\n'

testRule(rule, docs, {
  valid: [
    `${CORE}COPY scale.exe C:/scale/\nRUN dir C:\\scale\n`,
    'FROM debian:13\nRUN --mount=type=cache,target=/root/.cache make\nCOPY --chown=1000 a /a\nSTOPSIGNAL SIGINT\n',
    'FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN --mount=type=cache,target=/root/.nuget dotnet restore\n',
    {
      name: 'PowerShell on Linux',
      dockerfile: 'FROM mcr.microsoft.com/powershell:7.5\nSHELL ["pwsh", "-Command"]\nSTOPSIGNAL SIGINT\n',
    },
    {
      name: 'a stage that is not built',
      dockerfile: `${CORE.trim()} AS old\nSTOPSIGNAL SIGINT\nFROM debian:13\n`,
    },
    `${CORE}USER ContainerUser\nCMD ["scale.exe"]\n`,
  ],
  invalid: [
    {
      dockerfile: `${CORE}RUN --mount=type=cache,target=C:\\cache --mount=type=secret,id=key restore.exe\n`,
      reports: [
        {
          messageId: 'mount',
          on: '--mount=type=cache,target=C:\\cache',
          severity: 'warning',
          confidence: 'likely',
        },
      ],
    },
    {
      dockerfile: `${CORE}COPY --chown=pilot scale.exe C:/scale/\n`,
      reports: [{ messageId: 'owner', on: '--chown=pilot', severity: 'warning' }],
      fixed: `${CORE}COPY scale.exe C:/scale/\n`,
    },
    {
      dockerfile: `${CORE}ADD --chmod=755 scale.zip C:/scale/\n`,
      reports: [{ messageId: 'owner', on: '--chmod=755' }],
      fixed: `${CORE}ADD scale.zip C:/scale/\n`,
    },
    {
      dockerfile: `${CORE}STOPSIGNAL SIGTERM\nCMD ["scale.exe"]\n`,
      reports: [{ messageId: 'signal', on: 'STOPSIGNAL SIGTERM', severity: 'info' }],
      fixed: `${CORE}CMD ["scale.exe"]\n`,
    },
    {
      name: 'by its platform',
      dockerfile: 'FROM --platform=windows/amd64 mcr.microsoft.com/dotnet/sdk:10.0\nSTOPSIGNAL 15\n',
      reports: [{ messageId: 'signal', on: 'STOPSIGNAL 15' }],
    },
    {
      name: 'one stage of several',
      dockerfile: `FROM debian:13 AS build\nRUN --mount=type=cache,target=/c make\n${CORE}COPY --from=build --chown=a /a C:/a/\n`,
      reports: [{ messageId: 'owner', on: '--chown=a' }],
    },
  ],
})
