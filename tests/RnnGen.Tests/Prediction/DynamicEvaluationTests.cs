using RnnGen.Training;

namespace RnnGen.Tests;

public sealed class DynamicEvaluationTests
{
    private static readonly DynamicEvaluationOptions Options = new() { LearningRate = 0.5f, Decay = 0.25f };

    [Fact]
    public void A_segment_is_a_step_of_gradient_descent_and_a_part_of_the_way_back()
    {
        AdaptedLstm adapted = PredictorCase.Adaptable();
        DynamicEvaluation adaptation = new(adapted, Options);
        Predictor predictor = new(PredictorCase.Model, new Profile(WordTokenizer.Default), adaptation: adaptation);
        int[] words = [.. PredictorCase.Vocabulary.Encode(PredictorCase.Text).Take(15)];
        foreach (int word in words)
        {
            predictor.Feed(word);
        }

        // 15 words are two segments: seven words that predict the seven after them, and the next seven.
        AdaptedLstm expected = PredictorCase.Adaptable();
        Dictionary<string, float[]> trained = Tensors(expected);
        Trainer trainer = expected.CreateTrainer(new TrainingOptions { Optimizer = Optimizers.Sgd(0.5f), ClipNorm = 1, Threads = 1 });
        for (int first = 0; first < 14; first += 7)
        {
            trainer.Step(words.AsSpan(first, 7), words.AsSpan(first + 1, 7));
            trainer.CarryState();
            foreach ((string name, float[] values) in Tensors(expected))
            {
                expected.WriteTensor(name, [.. values.Zip(trained[name], (value, origin) => value + (0.25f * (origin - value)))]);
            }
        }

        Assert.Equal(2, adaptation.Steps);
        foreach ((string name, float[] values) in Tensors(expected))
        {
            float[] actual = Tensors(adapted)[name];
            Assert.All(Enumerable.Range(0, values.Length), i => Assert.Equal(values[i], actual[i], 1e-5f));
        }
    }

    [Fact]
    public void The_output_layer_alone_can_be_changed()
    {
        AdaptedLstm adapted = PredictorCase.Adaptable();
        Dictionary<string, float[]> trained = Tensors(adapted);
        Predictor predictor = new(PredictorCase.Model, new Profile(WordTokenizer.Default), adaptation: new DynamicEvaluation(adapted, Options with { OutputLayerOnly = true }));
        predictor.Feed(PredictorCase.Text);

        string[] changed = [.. Tensors(adapted).Where(tensor => !tensor.Value.SequenceEqual(trained[tensor.Key])).Select(tensor => tensor.Key).Order(StringComparer.Ordinal)];
        Assert.Equal(["output.bias", "output.weight"], changed);
    }

    [Fact]
    public void A_decay_of_one_restores_the_trained_weights_to_the_last_bit()
    {
        AdaptedLstm adapted = PredictorCase.Adaptable();
        Dictionary<string, float[]> trained = Tensors(adapted);
        DynamicEvaluation adaptation = new(adapted, Options with { Decay = 1 });
        new Predictor(PredictorCase.Model, new Profile(WordTokenizer.Default), adaptation: adaptation).Feed(PredictorCase.Text);
        Assert.True(adaptation.Steps > 0);
        Assert.All(Tensors(adapted), tensor => Assert.Equal(trained[tensor.Key], tensor.Value));
    }

    [Fact]
    public void What_is_written_again_and_again_becomes_more_probable()
    {
        AdaptedLstm adapted = PredictorCase.Adaptable();
        Predictor predictor = new(PredictorCase.Model, new Profile(WordTokenizer.Default), adaptation: new DynamicEvaluation(adapted));
        double before = adapted.CreateSession().Probability(PredictorCase.Vocabulary.IndexOf("ship"));
        predictor.Feed(string.Concat(Enumerable.Repeat("ship ", 100)));
        Session session = adapted.CreateSession();
        session.Feed("ship");
        Assert.True(session.Probability(PredictorCase.Vocabulary.IndexOf("ship")) > 5 * before);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Weights_return_to_the_trained_ones_when_a_word_is_forgotten(bool inBackground)
    {
        AdaptedLstm adapted = PredictorCase.Adaptable();
        Dictionary<string, float[]> trained = Tensors(adapted);
        DynamicEvaluation adaptation = new(adapted, Options with { InBackground = inBackground });
        Predictor predictor = new(PredictorCase.Model, new Profile(WordTokenizer.Default), adaptation: adaptation);
        WaitForStep(predictor, adaptation);
        Assert.False(Tensors(adapted)["output.bias"].SequenceEqual(trained["output.bias"]));

        Assert.True(predictor.Forget("ship"));

        Assert.All(Tensors(adapted), tensor => Assert.Equal(trained[tensor.Key], tensor.Value));
    }

    [Fact]
    public void Steps_in_the_background_reach_the_predictor()
    {
        AdaptedLstm adapted = PredictorCase.Adaptable();
        DynamicEvaluation adaptation = new(adapted, Options with { InBackground = true });
        Predictor predictor = new(PredictorCase.Model, new Profile(WordTokenizer.Default), adaptation: adaptation);
        WaitForStep(predictor, adaptation);
        Assert.Equal(1, PredictorCase.Tokens(predictor).Sum(predictor.Probability), 1e-5);
        Assert.Contains(predictor.Weights, weight => weight.Source == Source.Adaptation);
    }

    [Fact]
    public void A_step_that_diverges_returns_to_the_trained_weights()
    {
        AdaptedLstm adapted = PredictorCase.Adaptable();
        Predictor predictor = new(PredictorCase.Model, new Profile(WordTokenizer.Default), adaptation: new DynamicEvaluation(adapted, new DynamicEvaluationOptions { LearningRate = 1e38f, Decay = 0 }));
        predictor.Feed(PredictorCase.RandomText(seed: 1, words: 100));
        Assert.All(Tensors(adapted), tensor => Assert.All(tensor.Value, value => Assert.True(float.IsFinite(value))));
        Assert.Equal(1, PredictorCase.Tokens(predictor).Sum(predictor.Probability), 1e-5);
    }

    [Fact]
    public void A_model_of_several_sequences_and_other_words_are_refused()
    {
        string message = Assert.Throws<ArgumentException>(() => new DynamicEvaluation(new TypedLstm(PredictorCase.Vocabulary, seed: 1))).Message;
        Assert.Contains("BatchSize = 2", message, StringComparison.Ordinal);
        AdaptedLstm other = new(new Vocabulary(WordTokenizer.Default, ["<unk>", "a"]), seed: 1);
        Assert.Throws<ArgumentException>(() => new Predictor(PredictorCase.Model, new Profile(WordTokenizer.Default), adaptation: new DynamicEvaluation(other)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicEvaluationOptions { LearningRate = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicEvaluationOptions { Decay = 1.5f });
    }

    private static void WaitForStep(Predictor predictor, DynamicEvaluation adaptation)
    {
        for (int i = 0; i < 1000 && adaptation.Steps == 0; i++)
        {
            predictor.Feed(PredictorCase.Text);
            Thread.Sleep(5);
        }

        Assert.True(adaptation.Steps > 0);
    }

    private static Dictionary<string, float[]> Tensors(RnnModel model) => model.Tensors.ToDictionary(tensor => tensor.Name, tensor =>
    {
        float[] values = new float[tensor.Length];
        model.ReadTensor(tensor.Name, values);
        return values;
    });
}
