using RnnGen.SweepModels;

namespace RnnGen.Tests;

/// <summary>A word scored by its fp32 row has the logit that the generated fp32 output layer gives, to the bit.</summary>
[Trait("Category", "Numerics")]
public sealed class OutputRowsTests
{
    public static TheoryData<string> Names => [.. SweptModel.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_have_the_bits_of_the_emitted_output_layer(string name)
    {
        RnnModel model = SweptModel.Create(name, BigramModel.Words(SweptModel.VocabularySize(name)), seed: 3);
        model.InitializeOutputBias([.. Enumerable.Range(0, 100).Select(i => i * i % model.Vocabulary.Count)]);
        ServedNetwork exact = model.Freeze().Bound, quantized = model.Freeze(new FreezeOptions { Precision = WeightPrecision.Int8 }).Bound;
        RecurrentState state = new(quantized, LogitBlocks.BlockFloats);
        AlignedBuffer copy = new(exact.Network.Layout.StateFloats), logits = new((quantized.WordCount + 15) / 16 * 16);
        for (int word = 0; word < 8; word++)
        {
            state.Feed(word * 7 % quantized.WordCount);
            state.Carried().CopyTo(copy.Span);
            exact.Network.Logits(exact.Output, copy.Span, logits.Span, 0, logits.Length / 16);
            ReadOnlySpan<float> input = state.Carried()[quantized.Network.Layout.OutputInputOffset..];

            for (int token = 0; token < quantized.WordCount; token++)
            {
                Assert.Equal(BitConverter.SingleToInt32Bits(logits.Span[token]), BitConverter.SingleToInt32Bits(quantized.OutputRows!.Logit(token, input)));
            }
        }
    }
}
