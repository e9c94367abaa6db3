using System.Runtime.Intrinsics.X86;
using System.Runtime.Intrinsics;
using RnnGen.AotSmoke;
using RnnGen.Training;
using RnnGen;

// A native program that trains, saves, loads and suggests. Exit code 0 means that all of it worked and that the vectors were real.
if (CpuHasAvx2() && !Vector256.IsHardwareAccelerated)
{
    return Fail("This processor has AVX2, but the program was compiled without it: set IlcInstructionSet to x86-64-v3.");
}

string sentence = "the ferry leaves at dawn and the ferry returns at dusk . ";
string text = string.Concat(Enumerable.Repeat(sentence, 60));
Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, text, SmokeModel.VocabularySize);
return Run(new SmokeModel(vocabulary, seed: 1), SmokeModel.Load) + Run(new SmokeGru(vocabulary, seed: 1), SmokeGru.Load);

int Run(RnnModel model, Func<string, RnnModel> load)
{
    RecurrentCell cell = model.Shape.Cell;
    StreamDataset train = new(vocabulary.Encode(text), model.Shape);
    TrainingResult result = model.CreateTrainer(new TrainingOptions { Epochs = 20, Optimizer = Optimizers.Adam(1e-2f), Dropout = DropoutRates.Everywhere(0.1f) }).Fit(train, vocabulary.Encode(sentence));
    if (!(result.BestPerplexity < 2))
    {
        return Fail($"{cell}: perplexity {result.BestPerplexity:F2} after training; below 2 expected.");
    }

    string path = Path.Combine(Path.GetTempPath(), $"rnngen-smoke-{Environment.ProcessId}.safetensors");
    try
    {
        model.Save(path);
        Session session = load(path).Freeze().CreateSession();
        session.Feed("the ferry leaves at");
        Span<Suggestion> top = stackalloc Suggestion[3];
        int count = session.Suggest(top);
        string word = vocabulary[top[0].Token];
        string int8Word = model.Freeze(new FreezeOptions { Precision = WeightPrecision.Int8 }).CreateSession().Suggest("the ferry leaves at ", 1)[0].Word;
        if (int8Word != "dawn")
        {
            return Fail($"{cell}: with int8 weights suggested '{int8Word}'; 'dawn' expected.");
        }

        session.Complete("Dús", top, new CompletionOptions { Matching = PrefixMatching.IgnoreCaseAndAccents });
        if (vocabulary[top[0].Token] != "dusk")
        {
            return Fail($"{cell}: completed 'Dús' to '{vocabulary[top[0].Token]}'; 'dusk' expected.");
        }

        if (session.Suggest("The ferry leaves at d", 1) is not [{ Word: "dawn" }])
        {
            return Fail($"{cell}: 'The ferry leaves at d' was not completed to 'dawn'.");
        }

        if (SamplingBytes(session) is > 0 and var bytes)
        {
            return Fail($"{cell}: {bytes} bytes allocated in sampling; 0 expected.");
        }

        if (PredictingBytes(model.Freeze(), out string own) is var predicting && (predicting > 0 || own != "Rhodes"))
        {
            return Fail($"{cell}: after 'to Rhodes' the predictor suggested '{own}', with {predicting} bytes allocated; 'Rhodes' and 0 expected.");
        }

        if (count != 3 || word != "dawn" || result.AllocatedBytes != 0)
        {
            return Fail($"{cell}: suggested '{word}' ({count} suggestions), {result.AllocatedBytes} bytes allocated in training; 'dawn', 3 and 0 expected.");
        }
    }
    finally
    {
        File.Delete(path);
    }

    Console.WriteLine($"{cell}: perplexity {result.BestPerplexity:F3}, Vector256 {(Vector256.IsHardwareAccelerated ? "in hardware" : "in software")}, 0 bytes allocated");
    return 0;
}

// Sorting goes other ways where nothing is compiled at run time.
static long SamplingBytes(Session session)
{
    SamplingOptions options = new() { TopK = 5, TopP = 0.9f, RepetitionPenalty = 1.2f };
    RandomSource random = new(1);
    session.Sample(options, ref random);
    long before = GC.GetAllocatedBytesForCurrentThread();
    for (int i = 0; i < 10; i++)
    {
        session.Feed(session.Sample(options, ref random));
    }

    return GC.GetAllocatedBytesForCurrentThread() - before;
}

// The cache, n-grams and own words of a predictor whose profile has to make room again and again, and what it suggests.
static long PredictingBytes(FrozenModel model, out string suggested)
{
    Predictor predictor = new(model, new Profile(model.Vocabulary.Tokenizer, new ProfileOptions { MaxNGrams = 32, MaxWords = 20 }), PredictorOptions.ForServers);
    Span<Suggestion> suggestions = stackalloc Suggestion[3];
    Type(predictor, suggestions);
    long before = GC.GetAllocatedBytesForCurrentThread();
    Type(predictor, suggestions);
    long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    predictor.SetText("the ferry sails to ");
    suggested = predictor.WordOf(suggestions[..predictor.Suggest(suggestions)][0].Token);
    return allocated;

    static void Type(Predictor predictor, Span<Suggestion> suggestions)
    {
        for (int i = 0; i < 30; i++)
        {
            predictor.Feed("the ferry sails to Rhodes . ");
            predictor.Suggest(suggestions);
            predictor.Complete("rh", suggestions);
        }
    }
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}

// Asked of the processor itself: Avx2.IsSupported answers for what the program was compiled for.
static bool CpuHasAvx2() => X86Base.IsSupported && X86Base.CpuId(0, 0).Eax >= 7 && (X86Base.CpuId(7, 0).Ebx & (1 << 5)) != 0;
