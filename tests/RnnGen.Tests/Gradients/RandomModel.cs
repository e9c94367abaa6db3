using RnnGen.Reference;
using RnnGen.SweepModels;
using RnnGen.Training;

namespace RnnGen.Tests.Gradients;

/// <summary>A swept model with parameters large enough that every term of every equation matters, beside its double reference.</summary>
internal sealed class RandomModel
{
    public RandomModel(string name, ulong seed)
    {
        Random = new RandomSource(seed);

        // One word short of V: the last row must take no part in anything.
        int wordCount = Math.Max(1, SweptModel.VocabularySize(name) - 1);
        string[] words = [Vocabulary.UnknownWord, .. Enumerable.Range(1, wordCount - 1).Select(word => $"w{word}")];
        Model = SweptModel.Create(name, new Vocabulary(WordTokenizer.Default, words), seed);
        foreach (ParameterTensor tensor in Model.Tensors)
        {
            float[] values = new float[tensor.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = Random.NextSingle() - 0.5f;
            }

            Model.WriteTensor(tensor.Name, values);
        }

        Reference = new ReferenceModel<double>(Model.Shape);
        Reference.CopyFrom(Model.Tensors, Model.Bound.Parameters.Span);
        Inputs = new int[Model.Shape.SequenceLength * Model.Shape.BatchSize];
        Targets = new int[Model.Shape.TargetsPerBatch];
    }

    public RnnModel Model { get; }

    public ReferenceModel<double> Reference { get; }

    public int[] Inputs { get; }

    public int[] Targets { get; }

    public int WordCount => Model.Vocabulary.Count;

    public RandomSource Random;

    /// <summary>Draws the next batch; every fifth target is ignored.</summary>
    public void NextBatch()
    {
        for (int i = 0; i < Inputs.Length; i++)
        {
            Inputs[i] = Random.NextInt32(WordCount);
        }

        for (int i = 0; i < Targets.Length; i++)
        {
            Targets[i] = i % 5 == 4 ? SequenceDataset.IgnoredTarget : Random.NextInt32(WordCount);
        }
    }
}
