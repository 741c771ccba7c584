es -- env -i PATH="$PATH" HOME="$HOME" docker compose up -d
