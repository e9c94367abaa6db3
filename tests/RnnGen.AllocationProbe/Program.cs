using RnnGen.AllocationProbe;
using RnnGen.Training;
using RnnGen;

// Trains and predicts once, and then as much as its first argument says; prints the bytes that the process has allocated on the heap in between, on any thread.
// A test runs it with N and with 10 N: what differs is what steady state allocates. The second argument is the number of threads that train; a third slips an
// allocation in. A second line is a check sum of the trained parameters.
// The first round is there for the runtime: its cache of casts is a hash table of addresses, which differ from process to process, so that in some it has to
// grow, at a moment that its addresses decide; and the first collection is the first work of the finaliser's thread, which allocates what it needs for it.
int amount = 1;
int threads = int.Parse(args[1]);
ITrainingObserver? observer = args.Length > 2 ? new LeakingObserver() : null;
ulong checksum = 0;
string text = string.Concat(Enumerable.Repeat("The miller's daughter walks to the mill . The ferryman waits at the river , and the guard waits at the gate . ", 12));

// Padded with words that do not occur, so that half of the vocabulary is a whole panel to sample.
Vocabulary found = Vocabulary.Build(WordTokenizer.Default, text, StreamProbe.VocabularySize);
Vocabulary vocabulary = new(WordTokenizer.Default, [.. Enumerable.Range(0, found.Count).Select(token => found[token]), .. Enumerable.Range(found.Count, StreamProbe.VocabularySize - found.Count).Select(word => $"w{word}")]);
int[] tokens = vocabulary.Encode(text);
TrainAll();
GC.Collect();
GC.WaitForPendingFinalizers();
long before = GC.GetTotalAllocatedBytes(precise: true);
amount = int.Parse(args[0]);
TrainAll();
long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
Console.WriteLine(allocated);
Console.WriteLine(checksum);

void TrainAll()
{
    Train(new StreamProbe(vocabulary, seed: 1), model => new StreamDataset(tokens, model.Shape, variesLength: true), isRegularized: true);
    Train(new GruProbe(vocabulary, seed: 1), model => new StreamDataset(tokens, model.Shape));
    Train(new SampledProbe(vocabulary, seed: 1), model => new StreamDataset(tokens, model.Shape), sampledWords: 16);
    Train(new TiedProbe(vocabulary, seed: 1), model => new StreamDataset(tokens, model.Shape));
    Train(new NGramProbe(vocabulary, seed: 1), model => new NGramDataset(tokens, model.Shape));
    Train(new StreamProbe(vocabulary, seed: 1), model => new SentenceDataset(tokens.Chunk(7).Concat(tokens.Chunk(23)).Where(sentence => sentence.Length > 1), model.Shape));
}

void Train(RnnModel model, Func<RnnModel, SequenceDataset> data, int sampledWords = 0, bool isRegularized = false)
{
    TrainingOptions options = new() { Epochs = amount, Optimizer = Optimizers.Adam(1e-3f), Threads = threads, SampledWords = sampledWords };
    if (isRegularized)
    {
        options = options with
        {
            Dropout = DropoutRates.Everywhere(0.25f) with { Words = 0.1f, RecurrentWeights = 0.2f, PerSequence = true },
            ActivationRegularization = 2,
            TemporalActivationRegularization = 1,
            SoftTargets = SoftTargets.Of(new GruProbe(vocabulary, seed: 2).CreateSession(), tokens, wordCount: 16),
            Averaging = WeightAveraging.Exponential(0.99),
        };
    }

    model.CreateTrainer(options).Fit(data(model), tokens.AsMemory(0, 60), observer);
    foreach (ParameterTensor tensor in model.Tensors)
    {
        float[] values = new float[tensor.Length];
        model.ReadTensor(tensor.Name, values);
        foreach (float value in values)
        {
            checksum = (checksum * 1_099_511_628_211) + BitConverter.SingleToUInt32Bits(value);
        }
    }

    Serve(model.CreateSession());
    Serve(model.Freeze().CreateSession());
    Serve(model.Freeze(new FreezeOptions { Precision = WeightPrecision.Int8 }).CreateSession());
}

void Serve(Session session)
{
    Span<Suggestion> suggestions = stackalloc Suggestion[5];
    Span<char> text = stackalloc char[40];
    byte[] state = new byte[session.StateSizeInBytes];
    SamplingOptions nucleus = new() { TopP = 0.9f, RepetitionPenalty = 1.2f, Mask = WordMask.For(session.Vocabulary).WithoutPunctuation() };
    CompletionOptions completion = new() { Matching = PrefixMatching.IgnoreCaseAndAccents, Mask = nucleus.Mask };
    RandomSource random = new(seed: 7);
    for (int i = 0; i < amount * 10; i++)
    {
        session.Feed("The miller's daughter waits at");
        session.CopyTo(state);
        session.Suggest(suggestions);
        session.Complete("Th", suggestions, completion);
        session.Feed(session.Sample(SamplingOptions.Default, ref random));
        TextComposer composer = new(session.Vocabulary.Tokenizer, "The miller's daughter");
        session.Generate(text, ref composer, nucleus, ref random);
        session.Restore(state);
        if (i % 16 == 0)
        {
            session.Reset();
        }
    }
}
