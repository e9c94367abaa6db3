using RnnGen.NGrams;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Memory of the caller that another thread changes after it was checked: what is used is checked, so that no word outside the vocabulary becomes an offset.</summary>
public sealed class ChangedTokensTests
{
    private const int Words = 10;
    private const int Bad = -1_000_000_000;

    [Fact]
    public void Words_to_evaluate()
    {
        int[] tokens = [.. Enumerable.Range(0, 50).Select(i => i % Words)];
        BigramModel model = new(new Meddler(() => tokens[30] = Bad), BigramModel.Words(Words));

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => model.CreateEvaluator().Evaluate(tokens));

        Assert.Equal(("tokens", (object)Bad), (error.ParamName, error.ActualValue));
    }

    [Fact]
    public void Words_to_evaluate_of_an_n_gram_model()
    {
        int[] tokens = [.. Enumerable.Range(0, 50).Select(i => i % Words)];
        BigramModel model = new(new Meddler(() => tokens[30] = Bad, LossPosition.LastStep), BigramModel.Words(Words));

        Assert.Throws<ArgumentOutOfRangeException>(() => model.CreateEvaluator().Evaluate(tokens));
    }

    [Fact]
    public void Words_to_evaluate_by_another_predictor()
    {
        int[] tokens = [.. Enumerable.Range(0, 50).Select(i => i % Words)];
        BigramModel model = new(new Meddler(() => tokens[30] = Bad), BigramModel.Words(Words));
        Assert.Throws<ArgumentOutOfRangeException>(() => Evaluator.Evaluate(model.CreateSession(), tokens));
    }

    [Fact]
    public void Words_of_a_group()
    {
        int[] tokens = new int[40];
        SessionGroup group = new BigramModel(new Meddler(() => tokens[35] = Bad), BigramModel.Words(Words)).Freeze().CreateSessionGroup(40);

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => group.Feed(tokens));

        Assert.Equal("tokens", error.ParamName);
    }

    /// <summary>What a thread changes all the time is either taken whole or refused. The network indexes by what it is given.</summary>
    [Fact]
    public void Words_of_a_step()
    {
        BigramModel model = new(new BigramNetwork(Words), BigramModel.Words(Words));
        Trainer trainer = model.CreateTrainer(new TrainingOptions { Threads = 1 });
        int[] inputs = new int[6];
        int[] targets = new int[6];
        Race(
            good => (inputs[5], targets[4]) = good ? (3, 3) : (Bad, Bad),
            () => trainer.Step(inputs, targets));
    }

    [Fact]
    public void The_state_of_a_session()
    {
        BigramModel model = new(new BigramNetwork(Words, sequenceLength: 64, loss: LossPosition.LastStep), BigramModel.Words(Words));
        Session session = model.CreateSession();
        for (int i = 0; i < 70; i++)
        {
            session.Feed(i % Words);
        }

        byte[] state = new byte[session.StateSizeInBytes];
        session.CopyTo(state);
        Race(
            good => BitConverter.TryWriteBytes(state.AsSpan(16 + (60 * sizeof(int))), good ? 3 : Bad),
            () =>
            {
                session.Restore(state);
                session.Suggest(new Suggestion[1]);
            });
    }

    [Fact]
    public void The_state_of_an_n_gram_session()
    {
        KneserNeySession session = KneserNeyModel.Train([1, 2, 3, 1, 2, 4], BigramModel.Words(Words), order: 4).CreateSession();
        session.Feed("w1 w2 w3");
        byte[] state = new byte[session.StateSizeInBytes];
        session.CopyTo(state);
        Race(
            good => BitConverter.TryWriteBytes(state.AsSpan(16 + (2 * sizeof(int))), good ? 3 : Bad),
            () =>
            {
                session.Restore(state);
                session.Suggest(new Suggestion[1]);
            });
    }

    [Fact]
    public void Words_to_learn_n_grams_from()
    {
        int[] tokens = new int[200];
        Vocabulary vocabulary = BigramModel.Words(Words);
        Race(good => tokens[150] = good ? 3 : Bad, () => KneserNeyModel.Train(tokens, vocabulary, order: 2), rounds: 300);
    }

    /// <summary>Runs something while another thread changes its memory; nothing but an argument exception may come of it.</summary>
    private static void Race(Action<bool> change, Action run, int rounds = 3000)
    {
        bool isOver = false;
        Thread changer = new(() =>
        {
            for (bool good = true; !Volatile.Read(ref isOver); good = !good)
            {
                change(good);
            }
        });
        changer.Start();
        try
        {
            for (int i = 0; i < rounds; i++)
            {
                try
                {
                    run();
                }
                catch (ArgumentException)
                {
                }
            }
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            changer.Join();
        }
    }

    /// <summary>Acts when it reads its first word, as another thread might.</summary>
    private sealed class Meddler(Action meddle, LossPosition loss = LossPosition.EveryStep) : BigramNetwork(Words, loss: loss)
    {
        private bool _hasMeddled;

        public override void Step(ReadOnlySpan<float> parameters, Span<float> state, int token)
        {
            if (!_hasMeddled)
            {
                _hasMeddled = true;
                meddle();
            }

            base.Step(parameters, state, token);
        }
    }
}
