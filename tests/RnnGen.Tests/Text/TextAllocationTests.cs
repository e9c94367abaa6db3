using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>What runs while a model trains or suggests leaves no garbage.</summary>
public class TextAllocationTests
{
    private const string Text = "Un viejo HIDALGO, de los de lanza en astillero; l’eau don't <unk>\n\U0001F600 caf\u00E9 CAFE\u0301\r\n";

    [Fact]
    public void ReadingTokensDoesNotAllocate()
    {
        char[] buffer = new char[TextTokenizer.MaxTokenLength];
        foreach (TextTokenizer tokenizer in new TextTokenizer[] { new WordTokenizer(), new WhitespaceTokenizer(lowerCase: true) })
        {
            Assert.Equal(0, AllocatedBytes(() =>
            {
                int position = 0;
                while (tokenizer.TryRead(Text, ref position, buffer, out _))
                {
                }
            }));
        }
    }

    [Fact]
    public void EncodingDoesNotAllocate()
    {
        int[] tokens = new int[Text.Length + 1];
        foreach (TextTokenizer tokenizer in new TextTokenizer[] { WordTokenizer.Default, WhitespaceTokenizer.Default })
        {
            Vocabulary vocabulary = Vocabulary.Build(tokenizer, Text, maxSize: 100);
            Assert.Equal(0, AllocatedBytes(() => vocabulary.Encode(Text.AsSpan(), tokens)));
            Assert.Equal(0, AllocatedBytes(() => vocabulary.IndexOf("absent")));
        }
    }

    [Fact]
    public void ReadingAndShufflingBatchesDoesNotAllocate()
    {
        int[] text = DatasetShapes.CountingText(500);
        SequenceDataset[] datasets =
        [
            new StreamDataset(text, DatasetShapes.EveryStep(7, 5)),
            new WindowDataset(text, DatasetShapes.EveryStep(7, 5)),
            new NGramDataset(text, DatasetShapes.LastStep(7, 5)),
        ];
        foreach (SequenceDataset dataset in datasets)
        {
            int[] inputs = new int[dataset.InputsPerBatch];
            int[] targets = new int[dataset.TargetsPerBatch];
            Assert.Equal(0, AllocatedBytes(() =>
            {
                dataset.Shuffle(seed: 1, epoch: 2);
                for (int batch = 0; batch < dataset.BatchCount; batch++)
                {
                    dataset.ReadBatch(batch, inputs, targets);
                }
            }));
        }
    }

    [Fact]
    public void AnAllocationIsSeen() => Assert.NotEqual(0, AllocatedBytes(() => WordTokenizer.Default.Tokenize(Text)));

    private static long AllocatedBytes(Action work)
    {
        work();
        AllocationMeter allocations = AllocationMeter.StartNew();
        for (int i = 0; i < 100; i++)
        {
            work();
        }

        return allocations.Stop();
    }
}
