#!/bin/sh
# Makes the certificates of the tests anew, in this folder, with OpenSSL 3. The keys are for tests only; nothing trusts them.
set -eu
cd "$(dirname "$0")"
new=$(mktemp -d)
touch "$new/index.txt"
from=20200101000000Z
to=21200101000000Z
names='subjectAltName=DNS:localhost,IP:127.0.0.1'
authority='basicConstraints=critical,CA:true'

# certificate <file> <common name> <file of the issuer> <end> <extension>
certificate() {
  openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt > "$1.key.pem"
  printf '%s\n' '[ca]' 'default_ca=d' '[d]' "database=$new/index.txt" "new_certs_dir=$new" 'rand_serial=yes' \
    'default_md=sha256' 'policy=p' 'unique_subject=no' '[p]' 'commonName=supplied' '[e]' "$5" > "$new/ca.cnf"
  openssl req -new -key "$1.key.pem" -subj "/CN=$2" -out "$new/request.pem"
  if [ "$1" = "$3" ]; then issuer='-selfsign'; else issuer="-cert $3.pem"; fi
  # shellcheck disable=SC2086
  openssl ca -batch -notext -config "$new/ca.cnf" -extensions e -startdate $from -enddate "$4" -in "$new/request.pem" \
    $issuer -keyfile "$3.key.pem" -out "$1.pem" 2> /dev/null
}

certificate authority 'Test authority' authority $to "$authority"
certificate intermediate 'Test intermediate' authority $to "$authority"
certificate good localhost authority $to "$names"
certificate behind-intermediate localhost intermediate $to "$names"
certificate expired localhost authority 20210101000000Z "$names"
certificate wrong-name elsewhere.example authority $to 'subjectAltName=DNS:elsewhere.example,DNS:*.elsewhere.example'
certificate self-signed localhost self-signed $to "$names"
rm -r "$new" authority.key.pem intermediate.key.pem
