//! One request: its facts are gathered, the table is asked, what it asks for is found out, and what it says is
//! done. The same walk as the gateway's, without a socket.

use std::net::IpAddr;

use bytes::Bytes;
use demur_decide::reply::{self, Reply};
use demur_decide::upstream::{self, UpstreamFailure};
use demur_decide::{
    Circumstances, Decision, Facts, Question, Refusal, Verdict, decide, decide_unreadable, resume,
};
use demur_http1::{Framing, Parsed, RequestHead, WireFault, WireRule, parse_request};
use demur_schema::TapeStorage;
use http::request::Parts;
use http::{HeaderValue, Request, Response};
use http_body::Body;
use http_body_util::Either;
use tower::Service;

use crate::answer::{self, Shape};
use crate::body::{BoxError, Counted, Held, Lost, Meter, RequestBody, ResponseBody, read_whole};
use crate::decided::{Client, Decided};
use crate::head;
use crate::ids;
use crate::setup::Demur;

/// Answers one request. `inner` is ready.
pub(crate) async fn walk<S, B, R>(
    demur: Demur,
    inner: S,
    request: Request<B>,
) -> Result<Response<ResponseBody<R>>, S::Error>
where
    S: Service<Request<RequestBody<B>>, Response = Response<R>>,
    B: Body<Data = Bytes>,
    B::Error: Into<BoxError>,
    R: Body<Data = Bytes>,
{
    let (parts, body) = request.into_parts();
    let bytes = head::of_request(&parts, &body);
    let mut head = RequestHead::new();
    let talk = Talk {
        shape: Shape::of(&parts),
        client: parts.extensions.get().map(|Client(address)| *address),
        decided: Decided::of(demur.ids().of(&parts.headers)),
    };
    let snapshot = demur.snapshot();
    match parse_request(&bytes, &snapshot.http, &mut head) {
        Parsed::Complete if head.len() == bytes.len() => {}
        Parsed::Fault(fault) => return Ok(talk.unreadable(&fault, &demur)),
        Parsed::Complete | Parsed::Partial => {
            let fault = WireFault::new(WireRule::HeadIncomplete, bytes.len());
            return Ok(talk.unreadable(&fault, &demur));
        }
    }
    let view = head.view(&bytes);
    let circumstances = Circumstances {
        client: talk.client,
        ..Circumstances::default()
    };
    let meter = Meter::new(view.framing(), snapshot.policy.body);
    let bytes_of_body;
    let mut storage = TapeStorage::default();
    let mut facts = Facts::new(snapshot, view, circumstances);
    let mut decision = ask(&demur, &mut facts).await;
    let content = if let Verdict::Ask(Question::Body) = decision.verdict {
        let read = read_whole(body, meter).await;
        let content = match read {
            Ok(whole) => {
                bytes_of_body = whole.data().clone();
                facts.read_body(&bytes_of_body, &mut storage);
                Content::Read(whole)
            }
            Err(failure) => {
                facts.body_failed(failure);
                Content::Lost
            }
        };
        decision = resume(&facts, decision.place, decision.shadows);
        content
    } else {
        Content::Unread(body, meter)
    };
    act(talk, facts, decision, inner, parts, content).await
}

/// Reads the table up to what only the body can tell.
async fn ask(demur: &Demur, facts: &mut Facts<'_>) -> Decision {
    let mut decision = decide(facts);
    loop {
        match decision.verdict {
            Verdict::Ask(Question::Allowance(by)) => {
                let counting = demur.charge(by, facts);
                facts.count(by, counting.await);
            }
            Verdict::Ask(Question::Identity) => {
                let verifying = demur.verify(facts);
                facts.identify(verifying.await);
            }
            Verdict::Ask(Question::Body)
            | Verdict::Forward
            | Verdict::Refuse(_)
            | Verdict::Answer(_) => return decision,
        }
        decision = resume(facts, decision.place, decision.shadows);
    }
}

/// What is known of the body of a request when the table has been read.
enum Content<B> {
    Unread(B, Meter),
    Read(Held<B>),
    Lost,
}

/// Does what the table says.
async fn act<S, B, R>(
    mut talk: Talk,
    mut facts: Facts<'_>,
    decision: Decision,
    inner: S,
    parts: Parts,
    content: Content<B>,
) -> Result<Response<ResponseBody<R>>, S::Error>
where
    S: Service<Request<RequestBody<B>>, Response = Response<R>>,
    B: Body<Data = Bytes>,
    B::Error: Into<BoxError>,
    R: Body<Data = Bytes>,
{
    talk.decided.note(&facts, &decision.shadows);
    let lost = Lost::default();
    let body = match (decision.verdict, content) {
        (Verdict::Forward, Content::Unread(body, meter)) => streamed(body, meter, &facts, &lost),
        (Verdict::Forward, Content::Read(whole)) => Either::Right(whole),
        (Verdict::Refuse(refusal), _) => return Ok(talk.refuse(&refusal, &facts)),
        (Verdict::Answer(it), _) => {
            talk.decided.step = Some(it.step);
            let reply = reply::answer(&it, &talk.decided.request_id);
            return Ok(talk.say(reply));
        }
        // A body that is lost is not forwarded, and every question has been answered: a defect of ours.
        (Verdict::Forward, Content::Lost) | (Verdict::Ask(_), _) => {
            let refusal = upstream::failed(&UpstreamFailure::Fault);
            return Ok(talk.refuse(&refusal, &facts));
        }
    };
    talk.decided.unchecked = facts.unchecked();
    let answered = forward(
        inner,
        parts,
        body,
        &talk.decided.request_id,
        facts.caller().cloned(),
    )
    .await?;
    if let Some(failure) = lost.get() {
        facts.body_failed(failure.clone());
        return Ok(talk.body_failed(&facts));
    }
    let (parts, content) = answer::look_at(answered).await;
    Ok(answer::pass(talk, &facts, parts, content))
}

/// The body of a request that is forwarded unread.
fn streamed<B: Body>(body: B, meter: Meter, facts: &Facts<'_>, lost: &Lost) -> RequestBody<B> {
    match facts.head().framing() {
        Framing::None | Framing::Length(0) if body.is_end_stream() => {
            Either::Right(Held::whole(Bytes::new()))
        }
        Framing::None | Framing::Length(_) | Framing::Chunked => {
            Either::Left(Counted::new(body, meter, lost.clone()))
        }
    }
}

/// Calls the service, which learns the id of the request and who asks.
async fn forward<S, B, R>(
    mut inner: S,
    mut parts: Parts,
    body: RequestBody<B>,
    request_id: &str,
    caller: Option<demur_decide::Caller>,
) -> Result<Response<R>, S::Error>
where
    S: Service<Request<RequestBody<B>>, Response = Response<R>>,
{
    if let Ok(id) = HeaderValue::from_str(request_id) {
        parts.headers.insert(ids::FIELD, id);
    }
    // Whoever the extension names was verified here, or nobody is named.
    parts.extensions.remove::<demur_decide::Caller>();
    if let Some(caller) = caller {
        parts.extensions.insert(caller);
    }
    inner.call(Request::from_parts(parts, body)).await
}

/// What is needed to answer a request, and what is said about it afterwards.
pub(crate) struct Talk {
    pub(crate) shape: Shape,
    pub(crate) client: Option<IpAddr>,
    pub(crate) decided: Decided,
}

impl Talk {
    /// Answers a request that is no HTTP message.
    fn unreadable<R>(mut self, fault: &WireFault, demur: &Demur) -> Response<ResponseBody<R>> {
        let refusal = decide_unreadable(fault);
        self.decided.refused(&refusal);
        let policy = &demur.snapshot().policy;
        let reply = reply::refuse(&refusal, None, policy, &self.decided.request_id);
        self.say(reply)
    }

    /// A body that was passed on unread has failed half way: the rows about bodies say what that means,
    /// whatever the service made of it.
    fn body_failed<R>(self, facts: &Facts<'_>) -> Response<ResponseBody<R>> {
        match decide(facts).verdict {
            Verdict::Refuse(refusal) => self.refuse(&refusal, facts),
            Verdict::Forward | Verdict::Answer(_) | Verdict::Ask(_) => {
                self.refuse(&upstream::failed(&UpstreamFailure::Fault), facts)
            }
        }
    }

    pub(crate) fn refuse<R>(
        mut self,
        refusal: &Refusal,
        facts: &Facts<'_>,
    ) -> Response<ResponseBody<R>> {
        self.decided.refused(refusal);
        let policy = &facts.snapshot().policy;
        let reply = reply::refuse(refusal, Some(facts), policy, &self.decided.request_id);
        self.say(reply)
    }

    fn say<R>(self, reply: Reply) -> Response<ResponseBody<R>> {
        answer::of_reply(reply, self.shape, self.decided)
    }
}
