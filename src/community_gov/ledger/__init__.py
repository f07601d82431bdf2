"""Points that always add up: accounts, lots and holds in double entry, and the rules that earn.

Pure, like `community_gov.workflow`, which it does not know. What is asked for is an `Order`; a
`Page` of the ledger books it as a `Transaction` whose postings sum to zero. Transactions are
never changed; balances, lots and holds are what they fold to.
"""
