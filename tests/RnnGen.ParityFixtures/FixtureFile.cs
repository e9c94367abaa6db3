using System.Globalization;
using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnGen.ParityFixtures;

/// <summary>Writes fixtures as safetensors.</summary>
internal static class FixtureFile
{
    /// <summary>Writes one.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="fixture">What was recorded.</param>
    /// <returns>The size of the file in bytes.</returns>
    public static long Write(DirectoryInfo folder, Fixture fixture)
    {
        // All as floats, which are exact for these words: the writer knows no other type.
        (string Name, Tensor Values)[] tensors =
        [
            .. from tensor in ((string Name, Tensor Values)[])[("inputs", fixture.Words.Inputs), ("targets", fixture.Words.Targets), .. fixture.Words.Teacher is { } teacher ? [("teacher", teacher)] : Array.Empty<(string, Tensor)>(), .. fixture.Record.Tensors]
               select (tensor.Name, tensor.Values.to(ScalarType.Float32).contiguous()),
        ];
        return Write(Path.Combine(folder.FullName, $"{fixture.Recipe.Name}.safetensors"), Metadata(fixture), tensors);
    }

    /// <summary>Writes tensors of floats.</summary>
    /// <param name="path">The file.</param>
    /// <param name="metadata">What is to be known of them.</param>
    /// <param name="tensors">The tensors.</param>
    /// <returns>The size of the file in bytes.</returns>
    public static long Write(string path, Dictionary<string, string> metadata, IReadOnlyList<(string Name, Tensor Values)> tensors)
    {
        metadata["torchsharp"] = typeof(torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        metadata["libtorch"] = __version__;
        using FileStream stream = File.Create(path);
        SafetensorsWriter writer = new(stream, metadata, [.. tensors.Select(tensor => (tensor.Name, Shape(tensor.Values)))]);
        foreach ((_, Tensor values) in tensors)
        {
            writer.Write(values.data<float>().ToArray());
        }

        writer.Complete();
        return stream.Length;
    }

    private static Dictionary<string, string> Metadata(Fixture fixture)
    {
        Recipe recipe = fixture.Recipe;
        Dictionary<string, string> regularization = !recipe.IsRegularized ? [] : new()
        {
            ["dropout_embedding"] = Text(StepRegularization.Rates.Embedding),
            ["dropout_words"] = Text(StepRegularization.Rates.Words),
            ["dropout_layers"] = Text(StepRegularization.Rates.Layers),
            ["dropout_output"] = Text(StepRegularization.Rates.Output),
            ["dropout_recurrent_weights"] = Text(StepRegularization.Rates.RecurrentWeights),
            ["dropout_per_sequence"] = StepRegularization.Rates.PerSequence ? "true" : "false",
            ["activation_regularization"] = Text(StepRegularization.Activation),
            ["temporal_activation_regularization"] = Text(StepRegularization.Temporal),
            ["teacher_weight"] = Text(StepRegularization.TeacherWeight),
            ["average_decay"] = Text(StepRegularization.AverageDecay),
            ["regularization_seed"] = Text(StepRegularization.Seed),
        };
        return new Dictionary<string, string>(regularization)
        {
            ["network"] = recipe.Network,
            ["cell"] = $"{recipe.Cell}",
            ["layers"] = Text(recipe.Layers),
            ["output"] = $"{recipe.Output}",
            ["vocabulary_size"] = Text(recipe.VocabularySize),
            ["embedding_size"] = Text(recipe.EmbeddingSize),
            ["hidden_size"] = Text(recipe.HiddenSize),
            ["sequence_length"] = Text(Recipe.SequenceLength),
            ["batch_size"] = Text(Recipe.BatchSize),
            ["optimizer"] = "Adam",
            ["learning_rate"] = Text(Recipe.LearningRate),
            ["clip_norm"] = Text(recipe.ClipNorm),
            ["carries_state"] = recipe.CarriesState ? "true" : "false",
            ["seed"] = Text(fixture.Seed),
            ["float64_difference"] = fixture.DoubleDifference.ToString("E1", CultureInfo.InvariantCulture),
            ["command"] = Program.CommandLine,
        };
    }

    private static IReadOnlyList<int> Shape(Tensor values) => [.. values.shape.Select(dimension => (int)dimension)];

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
