// One test at a time: heap bytes are counted to the byte, and tests side by side disturb one another's first-time initialisation.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
