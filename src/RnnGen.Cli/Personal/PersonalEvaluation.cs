using RnnGen.NGrams;

namespace RnnGen.Cli;

/// <summary><c>eval --personal</c>: what each source of a predictor is worth on a text that it learns as it is written.</summary>
internal static class PersonalEvaluation
{
    /// <summary>Words that dynamic evaluation takes a step for.</summary>
    private const int SegmentWords = 20;

    /// <summary>Measures.</summary>
    /// <param name="model">The network.</param>
    /// <param name="text">The text.</param>
    /// <param name="next">A second text of the same author, which is measured apart; null for none.</param>
    /// <param name="trainingText">What the network was trained on, to count n-grams in; null for none.</param>
    /// <param name="adaptable">Loads a network of one sequence to adapt; null where there is none.</param>
    /// <returns>The figures of each row.</returns>
    public static IReadOnlyList<PersonalRow> Measure(FrozenModel model, string text, string? next, string? trainingText, Func<RnnModel>? adaptable)
    {
        KneserNeyModel? nGrams = trainingText is null ? null : KneserNeyModel.Train(model.Vocabulary.Encode(trainingText), model.Vocabulary, order: 5);
        List<PersonalRow> rows = [];
        foreach (PersonalSources sources in PersonalSources.All(nGrams is not null, adaptable is not null))
        {
            Predictor predictor = sources.Create(model, nGrams, adaptable);
            PersonalFigures first = Read(predictor, text);
            rows.Add(new PersonalRow(sources.Name, first, next is null ? null : Read(predictor, next)));
        }

        return rows;
    }

    /// <summary>Returns what loads a model once more, to be trained on a segment at a time; null where it has int8 weights or learns n-grams, and so cannot be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="note">Told what takes a while.</param>
    public static Func<RnnModel>? Adaptable(string path, Action<string> note)
    {
        using ModelFile file = ModelFiles.Open(path);
        if (file.Precision == WeightPrecision.Int8 || file.Shape.Loss == LossPosition.LastStep)
        {
            return null;
        }

        ModelClass segments = ModelClasses.Of(file.Shape with { BatchSize = 1, SequenceLength = SegmentWords }, note);
        return () =>
        {
            using ModelFile again = ModelFiles.Open(path);
            return segments.Load(again);
        };
    }

    private static PersonalFigures Read(Predictor predictor, string text)
    {
        PersonalMeter meter = new(predictor);
        meter.Read(text);
        return meter.Figures;
    }
}
