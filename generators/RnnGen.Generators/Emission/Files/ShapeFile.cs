using RnnGen.Generators.Planning;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Emission.Files;

/// <summary>The public face of the model: its sizes as constants, its constructors and its load methods, under a header with the cost of the shape.</summary>
internal static class ShapeFile
{
    private static readonly (string Parameter, string Meaning)[] Sources =
    [
        ("string path", "Path of a safetensors file."),
        ("global::System.IO.Stream stream", "Holds a safetensors file from its current position to its end; it is left open."),
        ("global::System.ReadOnlyMemory<byte> bytes", "A whole safetensors file in memory: an embedded resource, a game asset."),
    ];

    public static GeneratedFile Emit(ModelPlan plan) =>
        FileFrame.Model(plan, "Shape", CostTable.Lines(plan), BaseTypes(plan.Spec.Type.Name), w => Body(w, plan));

    /// <summary>What a model derives from and implements.</summary>
    public static string BaseTypes(string name) => $"global::RnnGen.RnnModel, {Contract(name)}";

    private static string Contract(string name) => $"global::RnnGen.IRnnModel<{name}>";

    private static void Body(SourceWriter w, ModelPlan plan)
    {
        ModelSpec spec = plan.Spec;
        string name = spec.Type.Name;
        string network = $"global::{spec.Type.GeneratedNamespace}.Network.Instance";
        w.Line($$"""
            /// <summary>V: words the model can hold, <c>&lt;unk&gt;</c> included.</summary>
            public const int VocabularySize = {{spec.VocabularySize}};

            /// <summary>E: width of a word's embedding; 0 where the input is one-hot.</summary>
            public const int EmbeddingSize = {{spec.EmbeddingSize}};

            /// <summary>H: width of the hidden state.</summary>
            public const int HiddenSize = {{spec.HiddenSize}};

            /// <summary>L: recurrent layers.</summary>
            public const int Layers = {{spec.Layers}};

            /// <summary>T: time steps unrolled in training.</summary>
            public const int SequenceLength = {{spec.SequenceLength}};

            /// <summary>B: sequences trained side by side.</summary>
            public const int BatchSize = {{spec.BatchSize}};

            /// <summary>Number of trainable parameters.</summary>
            public const int ParameterCount = {{CostTable.ParameterCount(plan)}};

            /// <summary>Bytes of the unrolled workspace of training: all activations and their gradients, packed copies, scratch.</summary>
            public const long TrainingWorkspaceBytes = {{plan.Workspace.Length * sizeof(float)}};

            /// <summary>Creates a model with parameters drawn from <paramref name="seed"/>: the same seed gives the same bits on every machine.</summary>
            /// <param name="vocabulary">Its words, at most <see cref="VocabularySize"/>.</param>
            /// <param name="seed">Seed of the initial parameters.</param>
            /// <exception cref="global::System.ArgumentException">The vocabulary has more words than the model can hold.</exception>
            public {{name}}(global::RnnGen.Vocabulary vocabulary, ulong seed = 0)
                : base({{network}}, vocabulary, seed)
            {
            }

            private {{name}}(global::RnnGen.ModelFile file)
                : base({{network}}, file)
            {
            }

            static global::RnnGen.ModelShape {{Contract(name)}}.Shape => {{network}}.Shape;

            static long {{Contract(name)}}.TrainingWorkspaceBytes => TrainingWorkspaceBytes;

            static {{name}} {{Contract(name)}}.Create(global::RnnGen.Vocabulary vocabulary, ulong seed) => new {{name}}(vocabulary, seed);
            """);
        w.Line();
        Loading(w, name, network);
    }

    private static void Loading(SourceWriter w, string name, string network)
    {
        w.Line($$"""
            /// <summary>Reads a model of this shape from an open safetensors file.</summary>
            /// <param name="file">The file; it is left open.</param>
            /// <exception cref="global::RnnGen.InvalidModelFileException">The file is damaged or has another shape; the message names the field that differs.</exception>
            public static {{name}} Load(global::RnnGen.ModelFile file) => new {{name}}(file);

            /// <summary>Reads a model for serving only, never training: its weights are held once.</summary>
            /// <param name="file">A safetensors file; it is left open.</param>
            /// <param name="options">What may be spent to serve faster; null for the defaults.</param>
            /// <exception cref="global::RnnGen.InvalidModelFileException">The file is damaged or has another shape; the message names the field that differs.</exception>
            public static global::RnnGen.FrozenModel LoadFrozen(global::RnnGen.ModelFile file, global::RnnGen.FreezeOptions? options = null) => global::RnnGen.RnnModel.LoadFrozen({{network}}, file, options);
            """);
        foreach ((string parameter, string meaning) in Sources)
        {
            string argument = parameter.Substring(parameter.LastIndexOf(' ') + 1);
            w.Line();
            w.Line($$"""
                /// <summary>Reads a model of this shape.</summary>
                /// <param name="{{argument}}">{{meaning}}</param>
                /// <exception cref="global::RnnGen.InvalidModelFileException">The file is damaged or has another shape; the message names the field that differs.</exception>
                public static {{name}} Load({{parameter}})
                {
                    using (global::RnnGen.ModelFile file = global::RnnGen.ModelFile.Open({{argument}}))
                    {
                        return Load(file);
                    }
                }

                /// <summary>Reads a model for serving only, never training: its weights are held once.</summary>
                /// <param name="{{argument}}">{{meaning}}</param>
                /// <param name="options">What may be spent to serve faster; null for the defaults.</param>
                /// <exception cref="global::RnnGen.InvalidModelFileException">The file is damaged or has another shape; the message names the field that differs.</exception>
                public static global::RnnGen.FrozenModel LoadFrozen({{parameter}}, global::RnnGen.FreezeOptions? options = null)
                {
                    using (global::RnnGen.ModelFile file = global::RnnGen.ModelFile.Open({{argument}}))
                    {
                        return LoadFrozen(file, options);
                    }
                }
                """);
        }
    }
}
