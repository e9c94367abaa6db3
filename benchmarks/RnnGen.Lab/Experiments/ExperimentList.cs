using RnnGen.Cli;

namespace RnnGen.Lab;

/// <summary>The rows of the table.</summary>
internal static class ExperimentList
{
    private static readonly string[] Baselines = [BaselineNames.Unigram, "kn3", "kn5"];
    private static readonly string[] PresetNames = ["tanh-small", "relu-small", "lstm-small", "gru-small", "cifg-small", "quijote-small", "lstm-medium-tied", "gru-medium-tied", "quijote-best"];

    /// <summary>The experiments on a text: the presets by the size of their vocabulary, each with every seed, each size after the baselines that know as many words.</summary>
    public static IEnumerable<Experiment> For(ExperimentText text, IReadOnlyList<ulong> seeds)
    {
        foreach (IGrouping<int, Preset> ofSize in PresetNames.Select(PresetTable.Named).GroupBy(preset => preset.Shape.VocabularySize).OrderBy(group => group.Key))
        {
            foreach (string baseline in Baselines)
            {
                yield return new BaselineExperiment(text, baseline, ofSize.Key);
            }

            foreach (Preset preset in ofSize)
            {
                foreach (ulong seed in seeds)
                {
                    yield return new PresetExperiment(text, preset, seed);
                }
            }
        }
    }
}
