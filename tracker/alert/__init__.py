"""Who should hear of a change (`match`), in which words (`message`), and the sending (`mail`)."""
