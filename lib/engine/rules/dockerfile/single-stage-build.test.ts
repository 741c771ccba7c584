import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './single-stage-build.ts'

const one = (base: string, run: string, start = 'CMD ["tide"]'): string =>
  `FROM ${base}\nWORKDIR /src\nCOPY . .\nRUN ${run}\n${start}\n`

testRule(rule, docs, {
  valid: [
    {
      name: 'the container starts the build tool itself',
      dockerfile:
        'FROM maven:3.9-eclipse-temurin-21\nCOPY . .\nRUN mvn install\nENTRYPOINT ["mvn"]\nCMD ["tide:report"]\n',
    },
    {
      name: 'two stages',
      dockerfile:
        'FROM golang:1.26 AS build\nRUN go build -o /tide .\nFROM scratch\nCOPY --from=build /tide /\nCMD ["/tide"]\n',
    },
    {
      name: 'a toolchain starts nothing',
      dockerfile: one('golang:1.26', 'go install example.com/a@v1', 'USER 1000'),
    },
    one('python:3.13-slim', 'pip install --no-cache-dir -r requirements.txt'),
    one('node:24-slim', 'npm ci --omit=dev'),
    one('golang:1.26', 'go version && go mod download'),
    one('debian:13', 'make test'),
    one('node:24', 'npm run lint'),
    one('debian:13', 'gcc --version'),
    one('maven:3.9', 'mvn dependency:go-offline'),
    {
      name: 'the tools go in the same RUN',
      dockerfile: one(
        'debian:13',
        'apt-get install -y gcc make && make install && apt-get purge -y gcc make',
      ),
    },
    { name: 'words in a text', dockerfile: one('debian:13', 'echo "go build" > notes') },
  ],
  invalid: [
    {
      dockerfile: one('golang:1.26', 'go build -o /usr/local/bin/tide .'),
      reports: [
        {
          messageId: 'sdk',
          on: 'go build -o /usr/local/bin/tide .',
          confidence: 'certain',
          severity: 'warning',
        },
      ],
    },
    {
      dockerfile: one('debian:13', 'apt-get install -y gcc && gcc -O2 -o /usr/bin/tide tide.c'),
      reports: [{ messageId: 'compiled', on: 'gcc -O2 -o /usr/bin/tide tide.c', severity: 'info' }],
    },
    {
      dockerfile: one('node:24', 'npm ci && npm run build', 'CMD ["node", "dist/server.js"]'),
      reports: [{ messageId: 'bundled', on: 'npm run build', confidence: 'likely' }],
    },
    {
      dockerfile: one('node:24', 'yarn && yarn build:prod', 'ENTRYPOINT ["node", "dist"]'),
      reports: [{ messageId: 'bundled', on: 'yarn build:prod' }],
    },
    {
      dockerfile: one('eclipse-temurin:21', './mvnw -q -DskipTests package', 'CMD java -jar target/tide.jar'),
      reports: [{ messageId: 'compiled', on: './mvnw -q -DskipTests package', confidence: 'certain' }],
    },
    {
      dockerfile: one(
        'mcr.microsoft.com/dotnet/sdk:10.0',
        'dotnet publish -c Release -o /out',
        'CMD ["dotnet", "/out/Tide.dll"]',
      ),
      reports: [{ messageId: 'sdk', on: 'dotnet publish -c Release -o /out' }],
    },
    {
      dockerfile: one('rust:1.90', 'cargo build --release', 'CMD ["target/release/tide"]'),
      reports: [{ messageId: 'sdk', on: 'cargo build --release' }],
    },
    {
      dockerfile: one('debian:13', './configure && make -j4 && make install'),
      reports: [{ messageId: 'compiled', on: 'make -j4', confidence: 'likely' }],
    },
    {
      name: 'one finding for a file',
      dockerfile: `${one('golang:1.26', 'make build')}`.replace('CMD', 'RUN go build ./...\nCMD'),
      reports: [{ messageId: 'sdk', on: 'go build ./...' }],
    },
  ],
})
