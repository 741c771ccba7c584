import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './go-pin-version.ts'

const golang = (command: string): string => `FROM golang:1.26\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    golang('go install example.org/tools/weave@v1.2.3'),
    golang('go install example.org/tools/weave@v1 example.org/tools/spin@4f2a91c'),
    golang('go get -tool example.org/tools/weave@v1.2.3'),
    golang('go run example.org/tools/weave@v1.2.3 ./... example.org/x@latest'),
    {
      name: 'local packages',
      dockerfile: golang('go install . ./... ../loom /srv/loom && go run main.go && go run ./cmd/loom'),
    },
    { name: 'parts of Go', dockerfile: golang('go install cmd/vet std && go run net/http/httptest') },
    { name: 'nothing named', dockerfile: golang('go install && go get && go install tool') },
    {
      name: 'other subcommands',
      dockerfile: golang('go build example.org/tools/weave && go mod download && go vet'),
    },
    {
      name: 'a version from a variable',
      dockerfile: 'FROM golang:1.26\nARG V\nRUN go install example.org/weave@$V\n',
    },
    {
      name: 'values of options',
      dockerfile: golang('go install -ldflags "-s -w" -tags example.org/x example.org/weave@v1.2.3'),
    },
    {
      name: 'go.mod has the version',
      dockerfile:
        'FROM golang:1.26\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go install example.org/tools/weave\n',
    },
    {
      name: 'a checkout has a go.mod',
      dockerfile: golang('git clone https://example.org/loom . && go run example.org/loom/cmd'),
    },
  ],
  invalid: [
    {
      name: 'a Go from before modules',
      dockerfile: 'FROM golang:1.12\nRUN go get -u example.org/tools/weave\n',
      reports: [{ messageId: 'commit', on: 'example.org/tools/weave' }],
    },
    {
      dockerfile: golang('go install example.org/tools/weave@latest'),
      reports: [
        {
          messageId: 'latest',
          on: 'example.org/tools/weave@latest',
          confidence: 'certain',
          severity: 'warning',
        },
      ],
    },
    {
      name: 'without a version, and without a module',
      dockerfile: golang('go install -v example.org/tools/weave'),
      reports: [{ messageId: 'missing', on: 'example.org/tools/weave' }],
    },
    {
      name: 'go get takes the newest one, even in a module',
      dockerfile: 'FROM golang:1.26\nCOPY . .\nRUN go get -u example.org/tools/weave\n',
      reports: [{ messageId: 'newest', on: 'example.org/tools/weave' }],
    },
    {
      name: 'a branch',
      dockerfile: golang('go install example.org/tools/weave@main'),
      reports: [{ messageId: 'branch', on: 'example.org/tools/weave@main' }],
    },
    {
      name: 'several in a RUN, by kind',
      dockerfile: golang(
        'go install example.org/a/b@latest && go install example.org/c/d@master && go install example.org/e/f@upgrade',
      ),
      reports: [
        { messageId: 'latest', on: 'example.org/a/b@latest' },
        { messageId: 'branch', on: 'example.org/c/d@master' },
      ],
    },
    {
      name: 'with variables in front',
      dockerfile: golang('CGO_ENABLED=0 GOBIN=/bin go install example.org/tools/weave@latest'),
      reports: [{ messageId: 'latest', on: 'example.org/tools/weave@latest' }],
    },
    {
      name: 'go run',
      dockerfile: golang('go run example.org/tools/weave@latest --help'),
      reports: [{ messageId: 'latest', on: 'example.org/tools/weave@latest' }],
    },
    {
      name: 'in a trigger',
      dockerfile: 'FROM golang:1.26\nONBUILD RUN go install example.org/tools/weave\n',
      reports: [{ messageId: 'missing', on: 'example.org/tools/weave' }],
    },
  ],
})
