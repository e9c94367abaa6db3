using RnnGen.Generators.Planning;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Emission.Files;

/// <summary>The public face of the model: its sizes as constants, its constructors, <c>Load</c>; and above it, what the shape costs.</summary>
internal static class ShapeFile
{
    public static GeneratedFile Emit(ModelPlan plan) =>
        FileFrame.Model(plan, "Shape", CostTable.Lines(plan), "global::RnnGen.RnnModel", w => Body(w, plan));

    private static void Body(SourceWriter w, ModelPlan plan)
    {
        ModelSpec spec = plan.Spec;
        string name = spec.Type.Name;
        string network = $"global::{spec.Type.GeneratedNamespace}.Network.Instance";
        w.Line($$"""
            /// <summary>V: words the model can hold, <c>&lt;unk&gt;</c> included.</summary>
            public const int VocabularySize = {{spec.VocabularySize}};

            /// <summary>E: width of a word's embedding; 0 where words enter one-hot.</summary>
            public const int EmbeddingSize = {{spec.EmbeddingSize}};

            /// <summary>H: width of the hidden state.</summary>
            public const int HiddenSize = {{spec.HiddenSize}};

            /// <summary>L: recurrent layers.</summary>
            public const int Layers = {{spec.Layers}};

            /// <summary>T: time steps unrolled in training.</summary>
            public const int SequenceLength = {{spec.SequenceLength}};

            /// <summary>B: sequences trained side by side.</summary>
            public const int BatchSize = {{spec.BatchSize}};

            /// <summary>Trainable numbers.</summary>
            public const int ParameterCount = {{CostTable.ParameterCount(plan)}};

            /// <summary>Bytes of the unrolled workspace of training: all activations and their gradients, packed copies, scratch.</summary>
            public const long TrainingWorkspaceBytes = {{plan.Workspace.Length * sizeof(float)}};

            /// <summary>A new model with parameters drawn from <paramref name="seed"/>: the same seed gives the same bits on every machine.</summary>
            /// <param name="vocabulary">Its words, at most <see cref="VocabularySize"/>.</param>
            /// <param name="seed">Seed of the initial parameters.</param>
            /// <exception cref="global::System.ArgumentException">The vocabulary is larger than the model.</exception>
            public {{name}}(global::RnnGen.Vocabulary vocabulary, ulong seed = 0)
                : base({{network}}, vocabulary, seed)
            {
            }

            private {{name}}(global::RnnGen.ModelFile file)
                : base({{network}}, file)
            {
            }

            /// <summary>Reads a model of this shape from a safetensors file.</summary>
            /// <param name="path">Path of the file.</param>
            /// <exception cref="global::RnnGen.InvalidModelFileException">The file is damaged or of another shape; the message names the field that differs.</exception>
            public static {{name}} Load(string path) => new {{name}}(global::RnnGen.ModelFile.Read(path));
            """);
    }
}
