import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'
import { asksOf } from '../../../testing/line-table.ts'

const CLIENTS = ['op', 'es', 'sops', 'chamber', 'vault', 'aws secretsmanager']
const HARBOUR = `services:
  ferry: { image: "a:1", environment: [TIDE], secrets: [rope] }
secrets:
  rope: { environment: ROPE }
  anchor: { file: ./keys/anchor }
  key: { file: "\${FERRY_KEY:?}" }
`

function fed(is: 'yes' | 'no', texts: readonly string[]): void {
  fileCheckTable(
    texts.map((text) => ({
      check: { line: { compose: { command: 'up', fedBy: CLIENTS } } },
      files: { 'compose.yaml': HARBOUR, 'ship.sh': `${text}\n` },
      is,
    })),
  )
}

describe('where compose gets its secrets', () => {
  fed('yes', [
    'op run -- docker compose up',
    "sops exec-env a.yaml 'docker compose up'",
    'ROPE=$(vault kv get -field=a b) docker compose up',
    'ROPE=$(aws --region eu secretsmanager get-secret-value --secret-id a) docker compose up',
    'export ROPE="$(vault read a)"\ndocker compose up',
    'export ROPE="$(vault read a)"\n(cd x && sh -c "docker compose up")',
    'ROPE=$(vault read a)\nexport ROPE\ndocker compose up',
    'export ROPE\nROPE=$(vault read a)\ndocker compose up',
    'set -a\nTIDE=$(op read op://a)\nset +a\ndocker compose up',
    'all=$(aws secretsmanager get-secret-value)\nROPE=$(echo "$all" | jq -r .rope) docker compose up',
    'all=$(vault read a)\nexport TIDE="$(jq -r .tide <<< "$all")"\ndocker compose up',
    'get() { vault kv get -field="$1" harbour; }\nexport ROPE="$(get rope)" TIDE="$(get tide)"\ndocker compose up',
    'pw=$(op read a) && ROPE=$pw docker compose up',
    `A0=$(op read a)\n${Array.from({ length: 60 }, (_, at) => `A${at + 1}="$A${at}$A${at}"`).join('\n')}\nROPE=$A60 docker compose up`,
    'eval "$(es)"\ndocker compose up',
    'set -a\n. <(sops -d a.env)\nset +a\ndocker compose up',
    'export $(sops -d a.env | xargs)\ndocker compose up',
    'docker compose --env-file <(op inject -i a.tpl) up',
    'docker compose --env-file=<(op inject -i a.tpl) up',
    'sops -d a.env | docker compose --env-file /dev/stdin up',
    'mkdir -p keys\nvault read a > keys/anchor\ndocker compose up',
    'vault read a | tee "./keys/anchor" > /dev/null\ndocker compose up',
    'for of in rope tide; do export "${of^^}=$(op read "op://a/$of")"; done\ndocker compose up',
    'es -- env -u ANCHOR A=1 docker compose up',
    'env -i PATH="$PATH" es -- docker compose up',
    'sudo es -- docker compose up',
    'es -- sudo -E docker compose up',
    'export ROPE=$(vault read a)\nsudo --preserve-env=ROPE docker compose up',
    'sudo ROPE=$(vault read a) docker compose up',
    "env -i sh -c 'export ROPE=$(vault read a); docker compose up'",
    "ROPE=$(vault read a) sh -c 'docker compose up'",
    'vault read a > "$FERRY_KEY"\ndocker compose up',
    'read -r ROPE < <(vault read a)\nexport ROPE\ndocker compose up',
    'vault read a | { read -r ROPE; export ROPE; docker compose up; }',
    'all=$(vault read a)\nIFS=: read -r TIDE ROPE <<< "$all"\nexport ROPE\ndocker compose up',
    'FERRY_KEY=$(mktemp)\nexport FERRY_KEY\nvault read a > "$FERRY_KEY"\ndocker compose up',
    'file="$(mktemp)"\nvault read a > "$file"\nFERRY_KEY="$file" docker compose up',
    'dir=$(mktemp -d)\nexport FERRY_KEY=$dir/key\nvault read a > "$dir/key"\ndocker compose up',
    'export FERRY_KEY=/run/ferry\nvault read a > "$FERRY_KEY"\ndocker compose up',
  ])
  fed('no', [
    'docker compose up',
    'ROPE=$(vault read a)\ndocker compose up',
    'export STRING=$(vault read a)\ndocker compose up',
    'export ROPE=$(vault read a)\nexport ROPE=knot\ndocker compose up',
    'export ROPE=$(vault read a)\nROPE=knot docker compose up',
    'docker compose up\nexport ROPE=$(vault read a)',
    'export ROPE=$(aws sts get-caller-identity)\ndocker compose up',
    'export ROPE=$(echo vault read a)\ndocker compose up',
    'vault read a\ndocker compose up',
    'vault read a > keys/chain\ndocker compose up',
    'eval "$(op signin)"\ndocker compose up',
    '. <(sops -d a.env)\ndocker compose up',
    'docker compose --env-file a.env up',
    'op --version; docker compose up',
    'f() { f; }\nA=$A$(f)\nexport ROPE="$A$(f)"\ndocker compose up',
    `${Array.from({ length: 3000 }, (_, at) => `f${at}() { f${at + 1}; }`).join('\n')}\nROPE=$(f0) docker compose up`,
    '(export ROPE=$(vault read a))\ndocker compose up',
    "sh -c 'export ROPE=$(vault read a)'\ndocker compose up",
    'vault read a | export ROPE=$(cat)\ndocker compose up',
    'export ROPE=$(vault read a)\nunset ROPE\ndocker compose up',
    'read -r ROPE < /etc/rope\nexport ROPE\ndocker compose up',
    'read -r ROPE < <(vault read a)\ndocker compose up',
    'read -r ROPE < <(vault read a)\nROPE=knot\nexport ROPE\ndocker compose up',
    'vault read a | { read -r ROPE; export ROPE; }\ndocker compose up',
    'es -- env -i PATH="$PATH" docker compose up',
    'es -- env -u ROPE docker compose up',
    'es -- sudo docker compose up',
    'export ROPE=$(vault read a)\nsudo docker compose up',
    'ROPE=$(vault read a) env - docker compose up',
    'eval "$(es)"\nexec -c docker compose up',
    'FERRY_KEY=$(mktemp)\nvault read a > "$FERRY_KEY"\ndocker compose up',
    'export FERRY_KEY=$(mktemp)\nvault read a > "$FERRY_KEY"\nFERRY_KEY=$(mktemp) docker compose up',
    'file=$(mktemp)\nvault read a > "$file"\nfile=$(mktemp)\nFERRY_KEY=$file docker compose up',
  ])
  fileCheckTable([
    {
      check: { line: { compose: { fedBy: 'vault' } } },
      files: { 'compose.yaml': HARBOUR, 'ship.sh': 'ROPE=$(vault read a)\ndocker compose up\n' },
      is: 'no',
      says: 'does not get ROPE: it is not exported.',
    },
    {
      check: { line: { compose: { fedBy: 'vault' } } },
      files: { 'compose.yaml': HARBOUR, 'ship.sh': 'ROP=$(vault read a) docker compose up\n' },
      is: 'no',
      says: 'does not get ROP: the compose file takes',
    },
  ])
  const written = { compose: { readsWritten: true } }
  asksOf(written, {
    yes: [
      'es > .env\ndocker compose up',
      'es > a.env\ndocker compose --env-file ./a.env up',
      'mkdir k && cp x k/a && docker compose --env-file k/a up',
    ],
    no: ['docker compose up', 'docker compose up\nes > .env', 'es > a.env\ndocker compose up'],
  })
})

describe('what shows a value', () => {
  asksOf(
    { exposes: ['*TOKEN', 'KEY'] },
    {
      yes: [
        'es "$KEY" -- ls',
        'K=$KEY\nes "$K" -- ls',
        'K=${KEY:-x}; export L="a-$K"\nop run --token "$L" -- docker ps',
        'doppler run --token=$DOPPLER_TOKEN -- ls',
        'curl -H "X: $TOKEN" https://a',
        'echo "$TOKEN"',
        'echo "$TOKEN" > /dev/stderr',
        '/bin/echo "$TOKEN" | cat',
        'sh -c "fetch $TOKEN"',
      ],
      no: [
        'KEY=$TOKEN es -- ls',
        'export KEY="$TOKEN"',
        '[ -n "$KEY" ] || exit 1',
        ': "${KEY:?not set}"',
        'echo "$TOKEN" | docker login --password-stdin',
        'echo "$TOKEN" > /run/key',
        'cat <<< "$TOKEN" | wc',
        "echo '$TOKEN'",
        'docker run -e TOKEN ferry',
        'es "$KEYS" -- ls',
      ],
    },
  )
  asksOf(
    { program: ['es', 'envkey-source'], operands: '*' },
    {
      yes: ['es a-b -- ls', 'eval "$(envkey-source --force $K)"'],
      no: ['es -- ls', 'es --env-file a --watch -- ls'],
    },
  )
})

describe('files that are written', () => {
  asksOf(
    { writes: ['*.env', '*.env.*'] },
    {
      yes: [
        'a > "$DIR/.env"',
        'a | sudo tee -a deploy.env > /dev/null',
        'cp x.tpl .env',
        'mv /tmp/prod.env .',
        'dd if=x of=.env',
        'op inject -i a.tpl -o .env.production',
        'curl --output=.env https://a',
        'doppler secrets download .env --format=env',
        'dotenvx decrypt',
        'sops -d -i prod.env',
        'cat > .env <<END\nA=1\nEND',
        '{ a; b; } > .env',
      ],
      no: [
        'cp .env.example x',
        'cat .env',
        'grep -o .env x',
        'a > "$DIR/password"',
        'sops -d prod.env',
        'ls 2> /dev/null',
        'F=$(mktemp)\na > "$F"',
        'F=$(mktemp ./rope.XXXX)\na > "$F"',
      ],
      open: ['a > "$FILE"', 'F=$(mktemp XXXX.env)\na > "$F"'],
    },
  )
})
