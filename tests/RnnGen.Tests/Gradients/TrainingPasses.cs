using RnnGen.Training;
using RnnGen.CompilerServices;
using RnnGen.Threading;

namespace RnnGen.Tests.Gradients;

/// <summary>The emitted forward pass, loss and backward pass of one model, run by a team.</summary>
/// <param name="model">The model.</param>
/// <param name="threads">Members of the team.</param>
/// <param name="sampler">For sampled softmax; null for the full one.</param>
internal sealed class TrainingPasses(RnnModel model, int threads, CandidateSampler? sampler = null) : TeamWork
{
    private readonly AlignedBuffer _sampled = new(sampler is null ? 0 : model.Bound.Network.SampledFloats(sampler.Candidates.Length));
    private readonly BoundNetwork _bound = model.Bound;
    private readonly Team _team = new(new FixedTeamSize(threads));
    private readonly double?[] _losses = new double?[threads];
    private int[] _inputs = [];
    private int[] _targets = [];

    /// <summary>What regularises the next run.</summary>
    public Regularization Regularization { get; set; }

    public AlignedBuffer Workspace { get; } = new(model.Bound.Network.Layout.WorkspaceFloats);

    public AlignedBuffer Gradients { get; } = new(model.Bound.Network.Layout.ParameterFloats);

    /// <summary>‖g‖₂ as the passes have gathered it.</summary>
    public double GradientNorm => CompilerServices.GradientNorm.Of(Workspace.Span.Slice(_bound.Network.Layout.SquaresOffset, _bound.Network.Layout.SquaresFloats));

    /// <summary>The mean loss of a batch, and its gradients.</summary>
    public double Run(int[] inputs, int[] targets)
    {
        _inputs = inputs;
        _targets = targets;
        sampler?.Draw(targets);
        _losses.AsSpan().Clear();
        _team.Run(this);
        Assert.All(_losses.Where(loss => loss is not null), loss => Assert.Equal(_losses[0], loss));
        return _losses[0]!.Value;
    }

    public override void Run(TeamMember member)
    {
        RnnNetwork network = _bound.Network;
        int scored = _targets.Count(target => target >= 0);
        network.Forward(_bound.Parameters.Span, Workspace.Span, _inputs, Regularization, member);
        double loss = sampler is null
            ? network.Loss(_bound.Parameters.Span, Gradients.Span, Workspace.Span, _targets, _bound.WordCount, 1f / scored, Regularization, member)
            : network.SampledLoss(_bound.Parameters.Span, Gradients.Span, Workspace.Span, _sampled.Span, new SampledTargets(_targets, sampler), 1f / scored, Regularization, member);
        _losses[member.Index] = loss / scored;
        network.Backward(_bound.Parameters.Span, Gradients.Span, Workspace.Span, _inputs, Regularization, member);
    }
}
