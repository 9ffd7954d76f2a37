#!/bin/sh
# Makes a session and reads its decision, as a client of Didit's does: only host and key are other ones.
#
#     BASE_URL=http://localhost:8080 DIDIT_API_KEY=... DIDIT_WORKFLOW_ID=... sh quick-start.sh
set -eu

session=$(curl --silent --show-error --fail-with-body -X POST "$BASE_URL/v3/session/" \
  -H "Content-Type: application/json" \
  -H "x-api-key: $DIDIT_API_KEY" \
  -d "{
    \"workflow_id\": \"$DIDIT_WORKFLOW_ID\",
    \"callback\": \"https://yourapp.example/verification-complete\",
    \"vendor_data\": \"user-123\",
    \"metadata\": { \"plan\": \"premium\", \"signup_source\": \"mobile-app\" },
    \"contact_details\": {
      \"email\": \"alex.sample@example.com\", \"email_lang\": \"en\",
      \"send_notification_emails\": true, \"phone\": \"+15550101000\"
    },
    \"expected_details\": {
      \"first_name\": \"John\", \"last_name\": \"Doe\", \"date_of_birth\": \"1990-01-01\",
      \"expected_document_types\": [\"P\", \"ID\"]
    }
  }")
echo "$session"

id=$(echo "$session" | sed 's/.*"session_id":"\([^"]*\)".*/\1/')
curl --silent --show-error --fail-with-body "$BASE_URL/v3/session/$id/decision/" -H "x-api-key: $DIDIT_API_KEY"
echo
