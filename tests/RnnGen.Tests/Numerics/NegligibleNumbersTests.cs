using System.Runtime.InteropServices;
using RnnGen.SweepModels;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Nothing that decays becomes subnormal for longer than a few steps: it becomes zero.</summary>
[Trait("Category", "Numerics")]
public sealed class NegligibleNumbersTests
{
    [Fact]
    public void What_is_below_the_limit_becomes_zero_and_all_else_keeps_its_bits()
    {
        const float Limit = NegligibleNumbers.Limit;
        float below = MathF.BitDecrement(Limit);
        float[] values = [Limit, -Limit, below, -below, float.Epsilon, -float.Epsilon, 0, 1, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e-30f, -1e-34f, 1e-38f, float.MaxValue, -0.5f];
        float[] expected = [Limit, -Limit, 0, 0, 0, 0, 0, 1, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e-30f, -1e-34f, 0, float.MaxValue, -0.5f];

        NegligibleNumbers.Flush(values);

        Assert.Equal(expected, values);
    }

    public static TheoryData<string> OptimizerNames => ["Adam", "AdamW", "RmsProp", "Sgd"];

    /// <summary>A few steps over all words, then many without a gradient for most of them: their moments decay.</summary>
    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void Moments_of_words_that_no_longer_occur_become_zero(string name)
    {
        Optimizer optimizer = name switch
        {
            "Adam" => Optimizers.Adam(1e-3f, beta2: 0.95),
            "AdamW" => Optimizers.AdamW(1e-3f, beta2: 0.95),
            "RmsProp" => Optimizers.RmsProp(1e-3f, alpha: 0.95),
            _ => Optimizers.Sgd(1e-3f, momentum: 0.9),
        };
        Trainer trainer = new BigramModel(20).CreateTrainer(new TrainingOptions { Optimizer = optimizer, Threads = 2 });
        int momentsAfterAllWords = 0;
        for (int step = 0; step < 3000; step++)
        {
            int word = step < 16 ? step : 1 + (step % 2);
            trainer.Step([word, word, word, word, word, word], [1, 2, 1, 2, 1, 2]);
            Assert.All(trainer.Work.Optimizer.Slabs, slab => Assert.DoesNotContain(slab.Values.Span.ToArray(), float.IsSubnormal));
            momentsAfterAllWords = step < 20 ? Moments() : momentsAfterAllWords;
        }

        // Those of two words, of a dozen and more, and of the bias.
        Assert.InRange(Moments(), 1, momentsAfterAllWords / 4);

        int Moments() => trainer.Work.Optimizer.Slabs.Sum(slab => slab.Values.Span.Length - slab.Values.Span.Count(0f));
    }

    /// <summary>Without a weight, a cell state is halved by each word: after 130 of them it would be subnormal.</summary>
    [Theory]
    [InlineData("LstmL1")]
    [InlineData("LstmL2")]
    [InlineData("GruL2")]
    [InlineData("CifgL1")]
    public void The_state_of_a_silent_session_becomes_zero(string name)
    {
        int size = ParityModel.VocabularySize(name);
        Vocabulary vocabulary = BigramModel.Words(size);
        RnnModel model = ParityModel.Create(name, vocabulary, seed: 1);
        Session session = model.CreateSession();
        for (int i = 0; i < 5; i++)
        {
            session.Feed(1 + i);
        }

        byte[] state = new byte[session.StateSizeInBytes];
        session.CopyTo(state);
        Assert.Contains(Floats(session), value => value != 0);
        Silence(model);
        session = model.Freeze().CreateSession();
        session.Restore(state);
        for (int i = 0; i < 200; i++)
        {
            session.Feed(1);
            Assert.DoesNotContain(Floats(session), float.IsSubnormal);
        }

        Assert.All(Floats(session), value => Assert.Equal(0, value));
    }

    /// <summary>The same of the state that is carried from batch to batch.</summary>
    [Theory]
    [InlineData("LstmL1")]
    [InlineData("GruL2")]
    public void The_state_of_a_silent_text_becomes_zero_in_training(string name)
    {
        RnnModel model = ParityModel.Create(name, BigramModel.Words(ParityModel.VocabularySize(name)), seed: 1);
        Trainer trainer = model.CreateTrainer(new TrainingOptions { Optimizer = Optimizers.Sgd(1e-3f) });
        int[] words = [.. Enumerable.Range(0, model.Shape.TargetsPerBatch).Select(i => 1 + (i % 20))];
        trainer.Step(words, words);
        trainer.CarryState();
        Assert.Contains(Carried(), value => value != 0);
        for (int batch = 0; batch < 40; batch++)
        {
            Silence(model);
            trainer.Step(words, words);
            trainer.CarryState();
            Assert.DoesNotContain(Carried(), float.IsSubnormal);
        }

        Assert.All(Carried(), value => Assert.Equal(0, value));

        float[] Carried() =>
        [
            .. model.Bound.Network.Layout.CarriedRegions.SelectMany(region => Enumerable.Range(0, region.PanelCount).SelectMany(panel =>
                trainer.Workspace.Span.Slice(region.Offset + (panel * region.PanelStride), region.PanelFloats).ToArray())),
        ];
    }

    /// <summary>Leaves nothing that a unit's state could come from but the state before.</summary>
    private static void Silence(RnnModel model)
    {
        foreach (ParameterTensor tensor in model.Tensors.Where(tensor => tensor.Name.StartsWith("rnn.", StringComparison.Ordinal)))
        {
            model.WriteTensor(tensor.Name, new float[tensor.Length]);
        }
    }

    /// <summary>The recent words, as numbers so small, would be subnormal floats: h (and c) come last.</summary>
    private static float[] Floats(Session session)
    {
        byte[] state = new byte[session.StateSizeInBytes];
        session.CopyTo(state);
        return MemoryMarshal.Cast<byte, float>(state.AsSpan(16 + (64 * sizeof(int)))).ToArray();
    }
}
