using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>A session whose whole text is given after each key.</summary>
public sealed class SetTextTests
{
    [Theory]
    [InlineData("w1 w2", "w1 w2 w3 ", 1)]
    [InlineData("w1 w2", "w1 w2", 0)]
    [InlineData("w1, w2", "W1,", 2)]
    [InlineData("", "w1 w2", 2)]
    [InlineData("w1 w2", "w1 w2's w3", 3)]
    [InlineData("w1 don", "w1 don't w2", 1)]
    [InlineData("w1 don ", "w1 don ' t", 2)]
    [InlineData("w1 w2", "w1 w3", 2)]
    [InlineData("w1 w2", "w1", 1)]
    [InlineData("w1 w2", "", 0)]
    public void It_is_as_if_the_text_had_been_read_alone_and_costs_its_new_words(string before, string after, int steps)
    {
        CountingNetwork network = new();
        FrozenModel model = new BigramModel(network, BigramModel.Words(10)).Freeze();
        Session session = model.CreateSession();
        Session fresh = model.CreateSession();
        FeedResult expected = fresh.Feed(after);
        session.Feed("w7");
        session.SetText(before);
        network.Steps = 0;

        FeedResult result = session.SetText(after);

        Assert.Equal(expected, result);
        Assert.Equal(State(fresh), State(session));
        Assert.Equal(steps, network.Steps);
    }

    [Theory]
    [InlineData("feed")]
    [InlineData("reset")]
    [InlineData("restore")]
    [InlineData("generate")]
    public void What_is_read_in_between_is_forgotten(string between)
    {
        Session session = new BigramModel(10).Freeze().CreateSession();
        Session fresh = new BigramModel(10).Freeze().CreateSession();
        byte[] state = State(session);
        session.SetText("w1 w2");
        RandomSource random = new(1);
        switch (between)
        {
            case "feed":
                session.Feed(3);
                break;
            case "reset":
                session.Reset();
                break;
            case "restore":
                session.Restore(state);
                break;
            default:
                session.Generate(new int[2], SamplingOptions.Default, ref random);
                break;
        }

        session.SetText("w1 w2 w4");
        fresh.Feed("w1 w2 w4");

        Assert.Equal(State(fresh), State(session));
    }

    [Fact]
    public void Over_live_parameters_the_whole_text_is_read()
    {
        CountingNetwork network = new();
        Session session = new BigramModel(network, BigramModel.Words(10)).CreateSession();
        session.SetText("w1 w2");
        network.Steps = 0;

        session.SetText("w1 w2 w3");

        Assert.Equal(3, network.Steps);
    }

    [Fact]
    public void It_does_not_allocate()
    {
        Session session = new BigramModel(10).Freeze().CreateSession();
        string[] texts = ["w1 w2", "w1 w2 unheard w3", "w5"];
        Use();
        AllocationMeter allocations = AllocationMeter.StartNew();
        Use();
        Assert.Equal(0, allocations.Stop());

        void Use()
        {
            foreach (string text in texts)
            {
                session.SetText(text);
            }
        }
    }

    private static byte[] State(Session session)
    {
        byte[] state = new byte[session.StateSizeInBytes];
        session.CopyTo(state);
        return state;
    }

    private sealed class CountingNetwork() : BigramNetwork(10)
    {
        public int Steps { get; set; }

        public override void Step(ReadOnlySpan<float> parameters, Span<float> state, int token)
        {
            Steps++;
            base.Step(parameters, state, token);
        }
    }
}
