"""The doors of certificates: for the programme, for the office, for everybody."""
