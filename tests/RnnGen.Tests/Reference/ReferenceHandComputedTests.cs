using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>Networks small enough for a pocket calculator: one unit, two words, two steps.</summary>
[Trait("Category", "Numerics")]
public sealed class ReferenceHandComputedTests
{
    private const double Tolerance = 1e-4;

    [Fact]
    public void TanhOverTwoSteps()
    {
        ReferenceModel<double> model = new(Shape(RecurrentCell.Tanh));
        Set(model, "rnn.weight_ih_l0", 0.5, -1);
        Set(model, "rnn.weight_hh_l0", 0.8);
        Set(model, "rnn.bias_ih_l0", 0.1);
        Set(model, "rnn.bias_hh_l0", 0.2);
        Set(model, "output.weight", 1, -1);
        Set(model, "output.bias", 0, 0.5);

        // t=1, word 0: z = 0.5 + 0.1 + 0.2 = 0.8;                   h = tanh(0.8) = 0.6640
        //              logits = (0.6640, −0.6640 + 0.5);            p = (0.6959, 0.3041);   e = −ln p(1) = 1.1906
        // t=2, word 1: z = −1 + 0.8·0.6640 + 0.3 = −0.1688;         h = −0.1672
        //              logits = (−0.1672, 0.1672 + 0.5);            p = (0.3027, 0.6973);   e = −ln p(0) = 1.1949
        double loss = model.LossAndGradients([0, 1], [1, 0], wordCount: 2);
        Assert.Equal((1.1906 + 1.1949) / 2, loss, Tolerance);
        Assert.Equal(0.6640, model.HiddenState(0, 1, 0)[0], Tolerance);
        Assert.Equal(-0.1672, model.HiddenState(0, 2, 0)[0], Tolerance);

        // E is the mean of two, so dlogits = (p − onehot) / 2: t=1: (0.3480, −0.3480); t=2: (−0.3486, 0.3486)
        // dWhy = Σ dlogits h: row 0: 0.3480·0.6640 + −0.3486·−0.1672 = 0.2894
        AssertGradient(model, "output.weight", 0.2894, -0.2894);
        AssertGradient(model, "output.bias", 0.3480 - 0.3486, -0.3480 + 0.3486);

        // t=2: dh = −0.3486 − 0.3486 = −0.6973;                     dz = dh (1 − 0.1672²) = −0.6778
        // t=1: dh = 0.3480 + 0.3480 + 0.8·−0.6778 = 0.1537;         dz = dh (1 − 0.6640²) = 0.0859
        Assert.Equal(-0.6973, model.HiddenStateGradient(0, 2, 0)[0], Tolerance);
        Assert.Equal(0.1537, model.HiddenStateGradient(0, 1, 0)[0], Tolerance);
        AssertGradient(model, "rnn.weight_ih_l0", 0.0859, -0.6778);
        AssertGradient(model, "rnn.weight_hh_l0", -0.6778 * 0.6640);
        AssertGradient(model, "rnn.bias_ih_l0", 0.0859 - 0.6778);
        AssertGradient(model, "rnn.bias_hh_l0", 0.0859 - 0.6778);
    }

    [Fact]
    public void ReluCutsAtZero()
    {
        ReferenceModel<double> model = new(Shape(RecurrentCell.Relu));
        Set(model, "rnn.weight_ih_l0", 2, -1);
        Set(model, "rnn.weight_hh_l0", 0.25);
        ReferenceSession<double> session = model.CreateSession();

        // word 0: z = 2, h = 2; word 0: z = 2 + 0.25·2 = 2.5, h = 2.5; word 1: z = −1 + 0.25·2.5 = −0.375, h = 0
        double[] h = new double[3];
        foreach ((int t, int word) in ((int, int)[])[(0, 0), (1, 0), (2, 1)])
        {
            session.Step(word);
            h[t] = session.HiddenState(0)[0];
        }

        Assert.Equal([2, 2.5, 0], h);
    }

    [Fact]
    public void LstmGatesAreInputForgetCandidateOutput()
    {
        ReferenceModel<double> model = new(Shape(RecurrentCell.Lstm));
        double third = Math.Log(3);

        // i = σ(ln 3) = 3/4; f = σ(−ln 3) = 1/4; g = tanh(0.5493) = 1/2 for word 0 and −1/2 for word 1; o = σ(0) = 1/2
        Set(model, "rnn.bias_ih_l0", third - 1, -third, 0, 0);
        Set(model, "rnn.bias_hh_l0", 1, 0, 0, 0);
        Set(model, "rnn.weight_ih_l0", 0, 0, 0, 0, Math.Atanh(0.5), -Math.Atanh(0.5), 0, 0);
        ReferenceSession<double> session = model.CreateSession();

        // c = 3/4·1/2 = 0.375;                  h = tanh(0.375) / 2 = 0.1792
        session.Step(0);
        Assert.Equal(0.1792, session.HiddenState(0)[0], Tolerance);

        // c = 1/4·0.375 + 3/4·1/2 = 0.46875;    h = tanh(0.46875) / 2 = 0.2186
        session.Step(0);
        Assert.Equal(0.2186, session.HiddenState(0)[0], Tolerance);

        // c = 1/4·0.46875 − 3/4·1/2 = −0.2578;  h = tanh(−0.2578) / 2 = −0.1261
        session.Step(1);
        Assert.Equal(-0.1261, session.HiddenState(0)[0], Tolerance);
    }

    [Fact]
    public void GruGatesAreResetUpdateCandidateAndTheResetGateMultipliesTheProduct()
    {
        ReferenceModel<double> model = new(Shape(RecurrentCell.Gru));
        double third = Math.Log(3);

        // r = σ(ln 3) = 3/4; z = σ(−ln 3) = 1/4; n = tanh(±0.3 + 3/4·m) with m = 0.8·hPrev + 0.4
        Set(model, "rnn.bias_ih_l0", third - 1, -third, 0);
        Set(model, "rnn.bias_hh_l0", 1, 0, 0.4);
        Set(model, "rnn.weight_ih_l0", 0, 0, 0, 0, 0.3, -0.3);
        Set(model, "rnn.weight_hh_l0", 0, 0, 0.8);
        ReferenceSession<double> session = model.CreateSession();

        // m = 0.4;      n = tanh(0.6) = 0.5370;       h = 3/4·0.5370 = 0.4028
        session.Step(0);
        Assert.Equal(0.4028, session.HiddenState(0)[0], Tolerance);

        // m = 0.7222;   n = tanh(0.8417) = 0.6867;     h = 3/4·0.6867 + 1/4·0.4028 = 0.6157
        session.Step(0);
        Assert.Equal(0.6157, session.HiddenState(0)[0], Tolerance);

        // m = 0.8926;   n = tanh(0.3694) = 0.3535;     h = 3/4·0.3535 + 1/4·0.6157 = 0.4190
        session.Step(1);
        Assert.Equal(0.4190, session.HiddenState(0)[0], Tolerance);
    }

    [Fact]
    public void CifgGatesAreForgetCandidateOutputAndTheInputGateIsWhatTheForgetGateLeaves()
    {
        ReferenceModel<double> model = new(Shape(RecurrentCell.Cifg));
        double third = Math.Log(3);

        // f = σ(ln 3) = 3/4, so i = 1/4; g = tanh(0.5493) = 1/2 for word 0 and −1/2 for word 1; o = σ(0) = 1/2
        Set(model, "rnn.bias_ih_l0", third - 1, 0, 0);
        Set(model, "rnn.bias_hh_l0", 1, 0, 0);
        Set(model, "rnn.weight_ih_l0", 0, 0, Math.Atanh(0.5), -Math.Atanh(0.5), 0, 0);
        ReferenceSession<double> session = model.CreateSession();

        // c = 1/4·1/2 = 0.125;                  h = tanh(0.125) / 2 = 0.0622
        session.Step(0);
        Assert.Equal(0.0622, session.HiddenState(0)[0], Tolerance);

        // c = 3/4·0.125 + 1/4·1/2 = 0.21875;    h = tanh(0.21875) / 2 = 0.1077
        session.Step(0);
        Assert.Equal(0.1077, session.HiddenState(0)[0], Tolerance);

        // c = 3/4·0.21875 − 1/4·1/2 = 0.0391;   h = tanh(0.0391) / 2 = 0.0195
        session.Step(1);
        Assert.Equal(0.0195, session.HiddenState(0)[0], Tolerance);
    }

    private static ModelShape Shape(RecurrentCell cell) =>
        new() { Cell = cell, VocabularySize = 2, HiddenSize = 1, SequenceLength = 2, BatchSize = 1 };

    private static void Set(ReferenceModel<double> model, string name, params double[] values) => values.CopyTo(model.Parameter(name).AsSpan());

    private static void AssertGradient(ReferenceModel<double> model, string name, params double[] expected) =>
        Assert.All(expected.Zip(model.Gradient(name)), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
}
